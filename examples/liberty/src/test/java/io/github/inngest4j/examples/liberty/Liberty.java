package io.github.inngest4j.examples.liberty;

import io.github.inngest4j.examples.runner.Curl;
import io.github.inngest4j.examples.runner.Example;
import io.github.inngest4j.examples.runner.RunningExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An Open Liberty as it is downloaded, with a server of the example's configuration. */
final class Liberty implements Example {

    private static final Path HOME = Path.of(System.getProperty("liberty"));
    private static final Path WAR = Path.of(System.getProperty("war"));

    public static void main(String[] args) throws Exception {
        RunningExample.runUntilEnded(new Liberty());
    }

    @Override
    public List<String> arguments(int port, Path directory) throws IOException {
        Path server = Files.createDirectories(directory.resolve("servers/shop"));
        Files.copy(WAR.resolve("../../src/main/liberty/config/server.xml").normalize(), server.resolve("server.xml"));
        Files.copy(WAR, Files.createDirectories(server.resolve("apps")).resolve("liberty.war"));
        return List.of(
                "-Dhttp.port=" + port,
                // What Liberty's own script opens to it.
                "@" + HOME.resolve("lib/platform/java/java9.options"),
                "-javaagent:" + HOME.resolve("bin/tools/ws-javaagent.jar"),
                "-jar",
                HOME.resolve("bin/tools/ws-server.jar").toString(),
                "shop");
    }

    /** The servers are in the directory, so that the download stays as it is. */
    @Override
    public Map<String, String> environment(Path directory) {
        return Map.of("WLP_USER_DIR", directory.toString());
    }

    @Override
    public String portLine() {
        return "CWWKO0219I: .* port (\\d+)";
    }

    @Override
    public String startedLine() {
        return "CWWKF0011I: .* ready to run";
    }

    @Override
    public String path() {
        return "/liberty";
    }

    @Override
    public List<Curl> lines(String app, String engine) {
        return List.of(
                Curl.post(
                        engine + "/e/key",
                        "{\"name\":\"shop/order.placed\",\"data\":{\"orderId\":\"1\",\"article\":\"cup\",\"quantity\":2}}"),
                Curl.post(engine + "/e/key", "{\"name\":\"shop/order.paid\",\"data\":{\"orderId\":\"1\"}}"));
    }
}
