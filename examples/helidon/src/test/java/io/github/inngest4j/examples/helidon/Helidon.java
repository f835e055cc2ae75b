package io.github.inngest4j.examples.helidon;

import io.github.inngest4j.examples.runner.Curl;
import io.github.inngest4j.examples.runner.Example;
import io.github.inngest4j.examples.runner.RunningExample;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Helidon's own main class, on a class path with the example. */
final class Helidon implements Example {

    public static void main(String[] args) throws Exception {
        RunningExample.runUntilEnded(new Helidon());
    }

    @Override
    public List<String> arguments(int port, Path directory) {
        return List.of(
                "-Dserver.host=127.0.0.1",
                "-Dserver.port=" + port,
                "-cp",
                System.getProperty("app") + File.pathSeparator + Path.of(System.getProperty("libs"), "*"),
                "io.helidon.Main");
    }

    @Override
    public String portLine() {
        return "Server started on http://\\S+?:(\\d+)";
    }

    @Override
    public String startedLine() {
        return portLine();
    }

    @Override
    public String path() {
        return "";
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
