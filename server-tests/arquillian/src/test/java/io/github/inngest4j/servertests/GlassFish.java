package io.github.inngest4j.servertests;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A GlassFish or a Payara Server as it is downloaded, in a domain of its own. Its JVM is a child of the tests, without the
 * {@code asadmin} between them that an adapter would start.
 *
 * @param name its directory among the servers
 */
record GlassFish(String name) implements Container {

    /**
     * The ports of a domain as it is downloaded, but for that of HTTP. They become those from {@code server.management.port}
     * on: administration, HTTPS, JMX, three of IIOP, JMS, a shell, and the data grid of Payara.
     */
    private static final List<String> PORTS =
            List.of("4848", "8181", "8686", "3700", "3820", "3920", "7676", "6666", "4900");

    /** Otherwise it stops all at once, and may close connections before the applications have answered their calls. */
    private static final String STOPS_APPLICATIONS_FIRST = "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS";

    @Override
    public RequestThreads threads() {
        return RequestThreads.PLATFORM;
    }

    @Override
    public RunningServer start(Map<String, Path> applications, Map<String, String> properties) throws Exception {
        int port = Integer.getInteger("server.port");
        int administration = Integer.getInteger("server.management.port");
        Path home = Container.home(name).resolve("glassfish");
        Path domains = Container.newDirectory(name);
        Container.copy(home.resolve("domains/domain1"), domains.resolve("domain1"));
        configure(domains.resolve("domain1/config/domain.xml"), port, administration);

        List<String> arguments = new ArrayList<>(Container.arguments(properties));
        arguments.add(STOPS_APPLICATIONS_FIRST);
        arguments.addAll(arguments(home, domains));
        ServerProcess process = ServerProcess.start(domains, arguments);
        try {
            // Passwords that asadmin would give to it.
            process.endInput();
            process.awaitLine(0, "startup time");
            Running server = new Running(process, new HashMap<>(), port, administration);
            for (Map.Entry<String, Path> application : applications.entrySet()) {
                server.deploy(application.getKey(), application.getValue());
            }
            return server;
        } catch (Exception | AssertionError e) {
            process.close();
            throw e;
        }
    }

    private static void configure(Path domain, int port, int administration) throws IOException {
        String xml = Pattern.compile("(?<=port=\"|telnet.port=|value=\")(8080|" + String.join("|", PORTS) + ")\\b")
                .matcher(Files.readString(domain))
                .replaceAll(found -> Integer.toString(
                        found.group().equals("8080") ? port : administration + PORTS.indexOf(found.group())));
        // Five request threads are less than the calls that are to be executed at the same time.
        Files.writeString(
                domain,
                xml.replace("name=\"http-thread-pool\"", "name=\"http-thread-pool\" max-thread-pool-size=\"100\""));
    }

    /** What {@code asadmin start-domain} would start {@code java} with. */
    private static List<String> arguments(Path home, Path domains) throws IOException, InterruptedException {
        Process asadmin = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        home.resolve("modules/admin-cli.jar").toString(),
                        "start-domain",
                        "--dry-run",
                        "--verbose",
                        "--domaindir",
                        domains.toString(),
                        "domain1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(asadmin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asadmin.waitFor() != 0) {
            throw new IOException("asadmin start-domain: " + output);
        }
        return output.lines()
                .dropWhile(line -> !line.endsWith("java"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
    }

    private record Running(ServerProcess process, Map<String, Path> applications, int port, int administration)
            implements RunningServer {

        private static final Duration PATIENCE = Duration.ofSeconds(90);

        @Override
        public void deploy(String path, Path war) throws Exception {
            applications.put(path, war);
            administrate("deploy?force=true&contextroot=" + path + "&name=" + name(path) + "&DEFAULT="
                    + URLEncoder.encode(war.toString(), StandardCharsets.UTF_8));
        }

        @Override
        public void redeploy(String path) throws Exception {
            deploy(path, applications.get(path));
        }

        @Override
        public void undeploy(String path) throws Exception {
            administrate("undeploy?DEFAULT=" + name(path));
        }

        private static String name(String path) {
            return path.substring(1);
        }

        /** Has a command of {@code asadmin} executed. */
        private void administrate(String command) throws IOException, InterruptedException {
            String report = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("http://127.0.0.1:" + administration + "/__asadmin/" + command))
                                    .header("X-Requested-By", "tests")
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            if (!report.contains("SUCCESS")) {
                throw new IOException(command + ": " + report);
            }
        }
    }
}
