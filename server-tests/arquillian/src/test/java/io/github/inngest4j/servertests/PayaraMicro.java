package io.github.inngest4j.servertests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** A Payara Micro, started by a small program that deploys to it while it runs. Its own adapter finds only one application. */
record PayaraMicro() implements Container {

    private static final Path DEPLOYER = Path.of("src/test/servers/payara-micro/Deployer.java");

    @Override
    public RequestThreads threads() {
        return RequestThreads.PLATFORM;
    }

    @Override
    public RunningServer start(Map<String, Path> applications, Map<String, String> properties) throws Exception {
        Path jar = Container.home("payara-micro-" + System.getProperty("server.version") + ".jar");
        int port = Integer.getInteger("server.port");
        Path directory = Container.newDirectory("payara-micro");
        Path root = Files.createDirectory(directory.resolve("root"));

        List<String> arguments = new ArrayList<>(Container.arguments(properties));
        arguments.add("-Xmx512m");
        arguments.addAll(opened(jar));
        arguments.addAll(
                List.of("-cp", jar.toString(), DEPLOYER.toAbsolutePath().toString()));
        arguments.addAll(List.of(Integer.toString(port), root.toString()));
        ServerProcess process = ServerProcess.start(directory, arguments);
        try {
            process.awaitLine(0, "Deployer: ready");
            Running server = new Running(process, new HashMap<>(), port);
            for (Map.Entry<String, Path> application : applications.entrySet()) {
                server.deploy(application.getKey(), application.getValue());
            }
            return server;
        } catch (Exception | AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** What {@code java -jar} would open to it. */
    private static List<String> opened(Path jar) throws IOException {
        List<String> arguments = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            for (String name : List.of("Add-Opens", "Add-Exports")) {
                for (String opened : manifest.getValue(name).split(" ")) {
                    arguments.add("--" + name.toLowerCase(Locale.ROOT) + "=" + opened + "=ALL-UNNAMED");
                }
            }
        }
        return arguments;
    }

    private record Running(ServerProcess process, Map<String, Path> applications, int port) implements RunningServer {

        @Override
        public void deploy(String path, Path war) throws Exception {
            applications.put(path, war);
            command("deploy " + name(path) + " " + war, name(path) + " is there");
        }

        @Override
        public void redeploy(String path) throws Exception {
            undeploy(path);
            deploy(path, applications.get(path));
        }

        @Override
        public void undeploy(String path) throws Exception {
            command("undeploy " + name(path), name(path) + " is not there");
        }

        private static String name(String path) {
            return path.substring(1);
        }

        private void command(String command, String expected) throws Exception {
            int before = process.linesLogged();
            process.input(command);
            String state =
                    process.awaitLine(before, "Deployer: (.* is .*there)").group(1);
            if (!state.equals(expected)) {
                throw new IOException(command + ": " + state);
            }
        }
    }
}
