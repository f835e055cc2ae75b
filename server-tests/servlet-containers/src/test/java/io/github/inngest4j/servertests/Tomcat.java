package io.github.inngest4j.servertests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Tomcat as it is downloaded, started as {@code catalina.sh} does. Applications are deployed by its manager.
 *
 * @param version the version that was unpacked
 * @param threads the threads that requests are handled on
 */
record Tomcat(String version, RequestThreads threads) implements Container {

    static final String V10_1 = System.getProperty("version.tomcat-10");
    static final String V11 = System.getProperty("version.tomcat");

    private static final String USERS = """
            <tomcat-users xmlns="http://tomcat.apache.org/xml" version="1.0">
              <user username="deployer" password="deployer" roles="manager-script" />
            </tomcat-users>
            """;

    @Override
    public RunningServer start(Map<String, Path> applications, Map<String, String> properties) throws Exception {
        Path home = Container.home("apache-tomcat-" + version);
        Path base = Container.newDirectory("tomcat-" + version);
        Container.copy(home.resolve("conf"), base.resolve("conf"));
        configure(base.resolve("conf/server.xml"));
        Files.writeString(base.resolve("conf/tomcat-users.xml"), USERS);
        Files.createDirectories(base.resolve("logs"));
        Container.place(applications, base.resolve("webapps"));
        Container.copy(home.resolve("webapps/manager"), base.resolve("webapps/manager"));

        List<String> arguments = new ArrayList<>();
        for (String opened : List.of("lang", "lang.reflect", "io", "util", "util.concurrent")) {
            arguments.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        arguments.add("--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");
        arguments.add("-Djava.util.logging.config.file=" + base.resolve("conf/logging.properties"));
        arguments.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
        arguments.add("-Dcatalina.home=" + home);
        arguments.add("-Dcatalina.base=" + base);
        arguments.addAll(Container.arguments(properties));
        arguments.add("-cp");
        arguments.add(home.resolve("bin/bootstrap.jar")
                + System.getProperty("path.separator")
                + home.resolve("bin/tomcat-juli.jar"));
        arguments.add("org.apache.catalina.startup.Bootstrap");
        arguments.add("start");
        ServerProcess process = ServerProcess.start(base, arguments);
        try {
            // The name has the port that was free.
            String port = process.awaitLine(0, "Starting ProtocolHandler \\[\"http-nio-127.0.0.1-auto-\\d+-(\\d+)\"]")
                    .group(1);
            process.awaitLine(0, "Server startup in");
            return new Running(process, new HashMap<>(applications), Integer.parseInt(port));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    private void configure(Path serverXml) throws IOException {
        String virtual = threads == RequestThreads.VIRTUAL ? " useVirtualThreads=\"true\"" : "";
        String stock = Files.readString(serverXml);
        String configured = stock.replace("<Server port=\"8005\"", "<Server port=\"-1\"")
                .replace(
                        "<Connector port=\"8080\" protocol=\"HTTP/1.1\"",
                        "<Connector port=\"0\" address=\"127.0.0.1\"" + virtual + " protocol=\"HTTP/1.1\"");
        Files.writeString(serverXml, configured);
    }

    private record Running(ServerProcess process, Map<String, Path> applications, int port) implements RunningServer {

        private static final String USER =
                "Basic " + Base64.getEncoder().encodeToString("deployer:deployer".getBytes(StandardCharsets.UTF_8));

        @Override
        public void deploy(String path, Path war) throws Exception {
            applications.put(path, war);
            redeploy(path);
        }

        @Override
        public void redeploy(String path) throws Exception {
            manager(
                    "deploy?update=true&path=" + path,
                    HttpRequest.newBuilder().PUT(BodyPublishers.ofFile(applications.get(path))));
        }

        @Override
        public void undeploy(String path) throws Exception {
            manager("undeploy?path=" + path, HttpRequest.newBuilder());
        }

        private void manager(String command, HttpRequest.Builder request) throws Exception {
            URI url = URI.create("http://127.0.0.1:" + port + "/manager/text/" + command);
            String answer = HttpClient.newHttpClient()
                    .send(request.uri(url).header("Authorization", USER).build(), BodyHandlers.ofString())
                    .body();
            if (!answer.startsWith("OK")) {
                throw new IOException(answer);
            }
        }
    }
}
