package io.github.inngest4j.examples.wildflywar;

import io.github.inngest4j.examples.runner.Curl;
import io.github.inngest4j.examples.runner.Example;
import io.github.inngest4j.examples.runner.RunningExample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A WildFly as it is downloaded, with the WAR among its deployments. */
final class WildFly implements Example {

    private static final Path HOME = Path.of(System.getProperty("wildfly"));
    private static final Path WAR = Path.of(System.getProperty("war"));

    public static void main(String[] args) throws Exception {
        RunningExample.runUntilEnded(new WildFly());
    }

    /** Configuration, deployments and data are in the directory, so that the download stays as it is. */
    @Override
    public List<String> arguments(int port, Path directory) throws IOException {
        Path configuration = Files.createDirectories(directory.resolve("configuration"));
        try (Stream<Path> files = Files.list(HOME.resolve("standalone/configuration"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Path deployments = Files.createDirectories(directory.resolve("deployments"));
        Files.copy(WAR, deployments.resolve("wildfly-war.war"));
        return List.of(
                "-Djboss.home.dir=" + HOME,
                "-Djboss.server.base.dir=" + directory,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.http.port=" + port,
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-Dlogging.configuration=file:" + configuration.resolve("logging.properties"),
                "-Dorg.jboss.boot.log.file=" + directory.resolve("boot.log"),
                "-jar",
                HOME.resolve("jboss-modules.jar").toString(),
                "-mp",
                HOME.resolve("modules").toString(),
                "org.jboss.as.standalone");
    }

    @Override
    public String portLine() {
        return "HTTP listener default listening on 127\\.0\\.0\\.1:(\\d+)";
    }

    @Override
    public String startedLine() {
        return "WildFly .* started in";
    }

    @Override
    public String path() {
        return "/wildfly-war";
    }

    @Override
    public List<Curl> lines(String app, String engine) {
        return List.of(
                Curl.post(app + "/orders", "{\"orderId\":\"1\",\"article\":\"cup\",\"quantity\":2}"),
                Curl.get(app + "/orders/1"),
                Curl.post(app + "/orders/1/payment"),
                Curl.get(app + "/orders/1"));
    }
}
