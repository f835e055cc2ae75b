package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.failed;
import static io.github.inngest4j.engine.Wire.invoke;
import static io.github.inngest4j.engine.Wire.op;
import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.sleep;
import static io.github.inngest4j.engine.Wire.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Functions that invoke functions. */
class InvokeTest extends EngineTestBase {

    private void caller(String callee, String timeout) {
        app.function(
                "caller",
                call -> call.has("i")
                        ? returned(call.steps().get("i"))
                        : ops(invoke("i", callee, Map.of("n", 1), timeout)));
    }

    @Test
    void givesTheResultOfTheInvokedFunction() {
        caller("app-callee", "1h");
        app.function("callee", call -> returned(call.data().get("n")));

        assertCompleted(start("caller"), "{\"data\":1}");

        WireApp.Call callee = app.calls("callee").get(0);
        assertThat(callee.event().get("name")).isEqualTo("inngest/function.invoked");
        assertThat(WireApp.Call.object(callee.data().get("_inngest")))
                .containsKeys("correlation_id", "expire", "fn_id", "name");
    }

    @Test
    void givesNullForNull() {
        caller("app-callee", "1h");
        app.function("callee", call -> returned(null));

        assertCompleted(start("caller"), "{\"data\":null}");
    }

    @Test
    void givesTheErrorOfAFailedFunction() {
        caller("app-callee", "1h");
        app.function("callee", call -> with(failed(400, "exploded"), "X-Inngest-No-Retry", "true"));

        assertCompleted(
                start("caller"),
                "{\"error\":{\"error\":\"NonRetriableError\",\"message\":\"exploded\",\"name\":\"TestError\"}}");
    }

    @Test
    void givesAnErrorForAnUnknownFunction() {
        caller("callee", "1h");

        assertCompleted(
                start("caller"),
                "{\"error\":{\"message\":\"could not find function with ID: callee\",\"name\":\"Error\"}}");
    }

    @Test
    void givesAnErrorWhenTheFunctionTakesTooLong() {
        caller("app-callee", "10s");
        app.function("callee", call -> call.has("nap") ? returned("late") : ops(sleep("nap", "1m")));

        EngineRun run = start("caller");
        advanceSeconds(10);

        assertThat(run.outputJson()).contains("InngestInvokeTimeoutError");
        advanceSeconds(60);
        assertThat(engine().runs("callee")).extracting(EngineRun::status).containsExactly(RunStatus.COMPLETED);
        assertThat(app.calls("caller")).hasSize(2);
    }

    @Test
    void givesAnErrorWhenTheFunctionIsCancelled() {
        caller("app-callee", "1h");
        app.function("callee", call -> ops(sleep("nap", "1m")));

        EngineRun run = start("caller");
        engine().cancel(engine().runs("callee").get(0).id());

        assertThat(run.outputJson()).contains("the invoked function was cancelled");
    }

    @Test
    void reachesFunctionsOfOtherApps() {
        WireApp other = new WireApp("other").function("callee", call -> returned("from other"));
        caller("other-callee", "1h");
        engine().addApp(other);

        assertCompleted(start("caller"), "{\"data\":\"from other\"}");
    }

    @Test
    void failsARunThatInvokesWithoutPayload() {
        app.function("caller", call -> ops(op("InvokeFunction", "i", Map.of("opts", Map.of("function_id", "app-x")))));

        assertFailed(start("caller"), "has no payload");
    }

    @Test
    void waitsForTheRetriesOfTheInvokedFunction() {
        caller("app-callee", "1h");
        app.function("callee", 1, call -> call.attempt() == 0 ? failed(500, "once") : returned("twice"));

        EngineRun run = start("caller");
        advanceSeconds(10);

        assertCompleted(run, "{\"data\":\"twice\"}");
    }
}
