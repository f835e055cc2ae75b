package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A Jetty as it is downloaded, started by its {@code start.jar}. It deploys what it finds in a folder. Its modules are those
 * that an application with CDI needs, which an application without CDI does not notice.
 *
 * @param environment the Jakarta EE version that applications get, such as {@code ee10}
 * @param threads the threads that requests are handled on
 */
record Jetty(String environment, RequestThreads threads) implements Container {

    static final String EE10 = "ee10";
    static final String EE11 = "ee11";

    /** What logs that something has started after it has; others say so a moment before requests reach an application. */
    private static final String LIFE_CYCLES = "org.eclipse.jetty.util.component.AbstractLifeCycle";

    @Override
    public RunningServer start(Map<String, Path> applications, Map<String, String> properties) throws Exception {
        Path home = Container.home("jetty-home-" + System.getProperty("version.jetty"));
        Path base = Container.newDirectory("jetty-" + environment);
        Files.createDirectories(base.resolve("environments"));
        Container.place(applications, base.resolve("webapps"));

        List<String> arguments = new ArrayList<>(Container.arguments(properties));
        arguments.add("-D" + LIFE_CYCLES + ".LEVEL=DEBUG");
        arguments.add("-jar");
        arguments.add(home.resolve("start.jar").toString());
        arguments.add("jetty.base=" + base);
        arguments.add("jetty.http.host=127.0.0.1");
        arguments.add("jetty.http.port=" + Integer.getInteger("server.port", 0));
        arguments.add("jetty.deploy.scanInterval=1");
        arguments.add("jetty.server.stopTimeout=15000");
        // Else connections time out after a second, and an answer that is just being sent is cut off.
        arguments.add("jetty.graceful.shutdownIdleTimeout=-1");
        String pool = threads == RequestThreads.VIRTUAL ? "threadpool-virtual" : "threadpool";
        arguments.add("--module=" + pool + ",http,graceful," + environment + "-deploy," + environment + "-annotations,"
                + environment + "-cdi");
        ServerProcess process = ServerProcess.start(base, arguments);
        try {
            String port = process.awaitLine(0, "Started oejs.ServerConnector.*\\{127.0.0.1:(\\d+)}")
                    .group(1);
            process.awaitLine(0, "Started oejs.Server@");
            return new Running(process, new HashMap<>(applications), base, Integer.parseInt(port));
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    private record Running(ServerProcess process, Map<String, Path> applications, Path base, int port)
            implements RunningServer {

        @Override
        public void deploy(String path, Path war) throws Exception {
            applications.put(path, war);
            int before = process.linesLogged();
            copy(path);
            awaitStart(before, path);
        }

        private void awaitStart(int before, String path) throws InterruptedException {
            String failure = "Failed startup of context .*WebAppContext@[0-9a-f]+\\{" + path + ",.*";
            Matcher line = process.awaitLine(before, "(" + failure + ")|" + state("STARTED", path));
            assertThat(line.group(1)).isNull();
        }

        @Override
        public void redeploy(String path) throws Exception {
            int before = process.linesLogged();
            copy(path);
            // The new one is started before the former is stopped.
            awaitStart(before, path);
            process.awaitLine(before, state("STOPPED", path));
        }

        /** Completely, or not at all, for Jetty looks again and again. */
        private void copy(String path) throws IOException {
            Path complete = Files.copy(applications.get(path), base.resolve("next.war"));
            Files.move(
                    complete,
                    base.resolve("webapps").resolve(Container.fileName(path)),
                    StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void undeploy(String path) throws Exception {
            int before = process.linesLogged();
            Files.delete(base.resolve("webapps").resolve(Container.fileName(path)));
            process.awaitLine(before, state("STOPPED", path));
        }

        private static String state(String state, String path) {
            return ":oejuc.AbstractLifeCycle:.*: " + state + " .*WebAppContext@[0-9a-f]+\\{" + path + ",";
        }
    }
}
