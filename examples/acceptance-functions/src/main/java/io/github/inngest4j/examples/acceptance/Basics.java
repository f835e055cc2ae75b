package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Run;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions without steps, with steps, and with many of them. */
final class Basics {

    private static final int MEGABYTE = 1_000_000;

    private Basics() {}

    static List<InngestFunction> functions() {
        return List.of(
                plain(),
                echo(),
                returnNull(),
                serialSteps(),
                bigPayload(),
                useApi(),
                loopIds(),
                hundredSteps(),
                attemptInfo(),
                stepName(),
                pingStub());
    }

    record Person(@Nullable String name) {}

    record Greeting(@Nullable String hello) {}

    private static InngestFunction plain() {
        return fixture("plain")
                .data(Person.class)
                .handler((run, step) -> new Greeting(run.data().name()));
    }

    /** What a function knows about its run. */
    record Echo(
            String name,
            @Nullable Object data,
            @Nullable Object user,
            @Nullable String v,
            boolean idPresent,
            boolean tsIsNumber,
            int eventsCount,
            int runIdLength,
            int attempt) {

        private static final long YEAR_2020 = 1_600_000_000_000L;

        static Echo of(Run<Map<String, @Nullable Object>> run) {
            InngestEvent<Map<String, @Nullable Object>> event = run.event();
            return new Echo(
                    event.name(),
                    event.data(),
                    event.user(),
                    event.v(),
                    event.id() != null && !event.id().isEmpty(),
                    event.ts() != null && event.ts().toEpochMilli() > YEAR_2020,
                    run.events().size(),
                    run.runId().length(),
                    run.attempt());
        }
    }

    private static InngestFunction echo() {
        return fixture("echo").handler((run, step) -> Echo.of(run));
    }

    private static InngestFunction returnNull() {
        return fixture("return-null").action((run, step) -> {});
    }

    record Sum(int sum) {}

    private static InngestFunction serialSteps() {
        return fixture("serial-steps").handler((run, step) -> {
            int a = step.run("a", Integer.class, () -> 1);
            int b = step.run("b", Integer.class, () -> a + 1);
            // Whatever was recorded of the last step is the result, also if it was recorded in another shape.
            return step.run("c", Object.class, () -> new Sum(a + b));
        });
    }

    private static InngestFunction bigPayload() {
        return fixture("big-payload").handler((run, step) -> {
            String big = step.run("big", String.class, () -> "x".repeat(MEGABYTE));
            return Map.of("length", step.run("length", Integer.class, big::length));
        });
    }

    /** The state outgrows what the server sends with a call; the SDK fetches it. */
    private static InngestFunction useApi() {
        return fixture("use-api").handler((run, step) -> {
            int total = 0;
            for (int i = 0; i < 5; i++) {
                String digit = Integer.toString(i);
                total += step.run("chunk", String.class, () -> digit.repeat(MEGABYTE))
                        .length();
            }
            return Map.of("total", total);
        });
    }

    private static InngestFunction loopIds() {
        return fixture("loop-ids").handler((run, step) -> {
            List<Integer> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                results.add(step.run("item", Integer.class, () -> number * 10));
            }
            return results;
        });
    }

    private static InngestFunction hundredSteps() {
        return fixture("hundred-steps").handler((run, step) -> {
            int sum = 0;
            for (int i = 0; i < 100; i++) {
                int number = i;
                sum += step.run("s" + number, Integer.class, () -> number);
            }
            return new Sum(sum);
        });
    }

    record AttemptInfo(int attempt, @Nullable Integer maxAttempts, String runId) {}

    private static InngestFunction attemptInfo() {
        return fixture("attempt-info").retries(2).handler((run, step) -> {
            Integer maxAttempts =
                    run.maxAttempts().isPresent() ? run.maxAttempts().getAsInt() : null;
            return new AttemptInfo(run.attempt(), maxAttempts, run.runId());
        });
    }

    private static InngestFunction stepName() {
        return fixture("step-name").handler((run, step) -> {
            step.named("A human readable name").run("with-name", Integer.class, () -> 1);
            return "ok";
        });
    }

    record Address(URI url) {}

    /** Shows to the outside that the function's code is executed. */
    private static InngestFunction pingStub() {
        HttpClient http = HttpClient.newHttpClient();
        return fixture("ping-stub").data(Address.class).handler((run, step) -> {
            HttpRequest request = HttpRequest.newBuilder(run.data().url()).build();
            return Map.of(
                    "status", http.send(request, BodyHandlers.discarding()).statusCode());
        });
    }
}
