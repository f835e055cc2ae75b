package io.github.inngest4j.examples.quarkus;

import io.github.inngest4j.examples.runner.Curl;
import io.github.inngest4j.examples.runner.Example;
import io.github.inngest4j.examples.runner.RunningExample;
import java.nio.file.Path;
import java.util.List;

/** The application as Quarkus has built it. */
final class Quarkus implements Example {

    public static void main(String[] args) throws Exception {
        RunningExample.runUntilEnded(new Quarkus());
    }

    @Override
    public List<String> arguments(int port, Path directory) {
        return List.of(
                "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port, "-jar", System.getProperty("app"));
    }

    @Override
    public String portLine() {
        return "Listening on: http://127.0.0.1:(\\d+)";
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
