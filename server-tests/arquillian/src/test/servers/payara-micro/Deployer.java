import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/**
 * Starts a Payara Micro on the port and in the directory that its arguments name, and then does what it reads, line by line:
 * {@code deploy NAME FILE} and {@code undeploy NAME}. By itself Payara Micro deploys only as it starts. It is compiled as it is
 * run, so that no class of the tests is in the server.
 */
final class Deployer {

    private Deployer() {}

    public static void main(String[] arguments) throws Exception {
        PayaraMicroRuntime server = PayaraMicro.getInstance()
                .setHttpPort(Integer.parseInt(arguments[0]))
                .setRootDir(new File(arguments[1]))
                .setNoCluster(true)
                .bootStrap();
        System.out.println("Deployer: ready");
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] command = line.split(" ", 3);
                String name = command[1];
                if (command[0].equals("deploy")) {
                    server.deploy(name, name, new File(command[2]));
                } else {
                    server.undeploy(name);
                }
                // What they return says less.
                boolean there = server.getDeployedApplicationNames().contains(name);
                System.out.println("Deployer: " + name + (there ? " is there" : " is not there"));
            }
        }
    }
}
