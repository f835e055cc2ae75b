package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.run;
import static io.github.inngest4j.engine.Wire.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The engine as its user sees it. */
class EngineUseTest extends EngineTestBase {

    record Order(String id, int amount) {}

    @Test
    void bindsOutputs() {
        app.function("f", call -> returned(List.of(Map.of("id", "o1", "amount", 5))));

        EngineRun run = start("f");

        assertThat(run.output(new TypeRef<List<Order>>() {})).containsExactly(new Order("o1", 5));
    }

    @Test
    void sendsRecords() {
        app.function("f", call -> returned(call.data()));

        EngineRun run = engine().send("test/f", new Order("o1", 5)).run("f");

        assertThat(run.output(Order.class)).isEqualTo(new Order("o1", 5));
    }

    @Test
    void saysWhyThereIsNoOutput() {
        app.function("failing", call -> failed(500, "boom"));
        app.function("sleeping", call -> ops(sleep("nap", "1h")));

        assertThatIllegalStateException()
                .isThrownBy(() -> start("failing").output(String.class))
                .withMessageContaining("app-failing has no output, it is Failed: TestError: boom");
        assertThatIllegalStateException()
                .isThrownBy(() -> start("sleeping").outputJson())
                .withMessageContaining("it is Running");
    }

    @Test
    void findsRuns() {
        app.function("f", call -> returned(1));

        EngineRun run = start("f");

        assertThat(engine().run(run.id())).map(EngineRun::functionId).contains("app-f");
        assertThat(engine().run("unknown")).isEmpty();
        assertThat(engine().runs("app-f")).hasSize(1);
        assertThat(engine().runs("g")).isEmpty();
    }

    @Test
    void doesNotTakeAnEndingForAnId() {
        app.function("order", call -> returned(1));
        app.function(
                "fulfil-order", Map.of("triggers", List.of(Map.of("event", "test/order"))), 0, call -> returned(2));

        SentEvents sent = engine().send("test/order", Map.of());

        assertCompleted(sent.run("order"), "1");
        assertThat(engine().runs("order")).hasSize(1);
        assertCompleted(sent.run("app-fulfil-order"), "2");
    }

    @Test
    void functionsMaySendEventsWhileTheyRun() {
        app.function("outer", call -> {
            engine().send("test/inner", Map.of());
            return call.has("a") ? returned(1) : ops(run("a", 1));
        });
        app.function("inner", call -> returned(1));

        assertCompleted(start("outer"), "1");

        assertThat(engine().runs("inner"))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run.status()).isEqualTo(RunStatus.COMPLETED));
    }

    @Test
    void timeStandsStillUntilItIsMoved() {
        app.function("f", call -> call.has("nap") ? returned(1) : ops(sleep("nap", "10s")));

        EngineRun run = start("f");
        assertThat(engine().now()).isEqualTo(START);
        engine().advance(Duration.ofSeconds(7));

        assertThat(engine().now()).isEqualTo(START.plusSeconds(7));
        assertThat(engine().clock().instant()).isEqualTo(START.plusSeconds(7));
        assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
        assertThatIllegalArgumentException().isThrownBy(() -> engine().advance(Duration.ofSeconds(-1)));
    }

    @Test
    void theSameSeedGivesTheSameIds() {
        app.function("f", call -> returned(call.runId()));
        String first = start("f").outputJson();
        closeEngine();

        try (Engine again = Engine.builder().manualTime(START).app(app).build()) {
            assertThat(again.send("test/f", Map.of()).run("f").outputJson()).isEqualTo(first);
        }
        try (Engine other = Engine.builder().manualTime(START).seed(1).app(app).build()) {
            assertThat(other.send("test/f", Map.of()).run("f").outputJson()).isNotEqualTo(first);
        }
    }

    @Test
    void forgetsOldRunsButNoneThatAreAlive() {
        app.function("f", call -> returned(1));
        app.function("sleeping", call -> call.has("nap") ? returned(call.data()) : ops(sleep("nap", "1h")));
        try (Engine small =
                Engine.builder().manualTime(START).history(2).app(app).build()) {
            EngineRun sleeping = small.send("test/sleeping", Map.of("n", 1)).run("sleeping");
            EngineRun first = small.send("test/f", Map.of()).run("f");
            for (int i = 0; i < 5; i++) {
                small.send("test/f", Map.of());
            }

            assertThat(small.runs("f")).hasSize(2);
            assertThatIllegalStateException().isThrownBy(first::status).withMessageContaining("forgotten run");
            small.advance(Duration.ofHours(1));
            assertCompleted(sleeping, "{\"n\":1}");
        }
    }

    @Test
    void asksAppsInTheJvmToRegisterInBand() {
        AppTransport outOfBand = request -> new EngineResponse(200, Map.of(), Wire.json(Map.of("message", "ok")));
        AppTransport broken = request ->
                new EngineResponse(200, Map.of("X-Inngest-Sync-Kind", "in_band"), Wire.json(Map.of("app_id", "x")));

        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(
                        () -> Engine.builder().manualTime(START).app(outOfBand).build())
                .withMessageContaining("does not support in-band");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> Engine.builder().manualTime(START).app(broken).build())
                .withMessageContaining("url is missing");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        EngineBuilder builder = Engine.builder();

        assertThatIllegalArgumentException().isThrownBy(() -> builder.http(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.http(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxCalls(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.history(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.poll(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> RetryBackoff.fixed(Duration.ofSeconds(-1)));
        assertThatIllegalStateException().isThrownBy(() -> engine().url()).withMessageContaining("http(port)");
    }

    @Test
    void showsNoDataInTexts() {
        app.function("f", call -> returned("secret output"));

        SentEvents sent = engine().send("test/f", Map.of("secret", "secret data"));

        assertThat(sent + " " + sent.run("f") + " " + app.calls().get(0).request())
                .doesNotContain("secret");
    }
}
