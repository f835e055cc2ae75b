package io.github.inngest4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.inngest4j.engine.internal.expression.CelEvaluator;
import io.github.inngest4j.engine.internal.machine.Input;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.wire.RegistrationException;
import io.github.inngest4j.engine.internal.wire.RegistrationReader;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of registrations, and which are refused with which words. */
class RegistrationTest {

    private static final String STEPS = "{\"step\":{\"id\":\"step\",\"name\":\"step\","
            + "\"runtime\":{\"type\":\"http\",\"url\":\"http://app.test/x?fnId=a-f&stepId=step\"}}}";

    private final RegistrationReader reader = new RegistrationReader(new CelEvaluator());

    private FunctionState read(String members) {
        Input.AppRegistered registered = reader.read(JsonSlice.of(
                "{\"appName\":\"a\",\"url\":\"http://app.test/x\",\"functions\":[{\"id\":\"a-f\",\"name\":\"F\",\"steps\":"
                        + STEPS + "," + members + "}]}"));
        return registered.functions().get(0);
    }

    @Test
    void readsTheRecordedRegistration() {
        Transcript transcript = Transcript.read("sync-register");
        Map<String, Object> body =
                RecordedApp.object(transcript.exchanges().get(0).requestBody());

        Input.AppRegistered registered =
                reader.read(new JsonWriter().plain(body).toSlice());

        assertThat(registered.app().name()).isEqualTo("acceptance");
        assertThat(registered.functions()).hasSize(((List<?>) body.get("functions")).size());
        Map<String, FunctionState> functions = new HashMap<>();
        registered.functions().forEach(function -> functions.put(function.slug(), function));
        assertThat(functions.get("acceptance-step-retry").retries()).isEqualTo(3);
        assertThat(functions.get("acceptance-timeout-finish").finishTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(functions.get("acceptance-cancel-on").cancelOn().get(0).expression())
                .isEqualTo("event.data.key == async.data.key");
        assertThat(functions.get("acceptance-multi-trigger").triggers()).hasSize(3);
    }

    @Test
    void readsAFunction() {
        FunctionState function = read(
                "\"triggers\":[{\"event\":\"e\",\"expression\":null},{\"cron\":\"TZ=Europe/Prague 0 12 * * *\",\"jitter\":\"30s\"}],"
                        + "\"timeouts\":{\"start\":\"10s\",\"finish\":null},\"cancel\":[{\"event\":\"c\",\"timeout\":\"1d\"}]");

        assertThat(function.retries()).isEqualTo(4);
        assertThat(function.triggers().get(0).expression()).isNull();
        assertThat(function.triggers().get(1).jitter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(function.startTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(function.finishTimeout()).isNull();
        assertThat(function.cancelOn().get(0).timeout()).isEqualTo("1d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"triggers\":[{}]|either an event or a cron",
                "\"triggers\":[{\"event\":\"e\",\"cron\":\"* * * * *\"}]|either an event or a cron",
                "\"triggers\":[{\"event\":\"e\"},{\"event\":\"e\"}]|the same trigger twice",
                "\"triggers\":[{\"cron\":\"@daily\"}]|triggers[0]: cron \"@daily\"",
                "\"triggers\":[{\"cron\":\"0 0 * * * *\"}]|cron",
                "\"triggers\":[{\"cron\":\"* * * * *\",\"jitter\":\"6m\"}]|between 1s and 5m",
                "\"triggers\":[{\"cron\":\"* * * * *\",\"jitter\":\"PT1S\"}]|ISO 8601",
                "\"triggers\":[{\"event\":\"e\",\"expression\":\"event.data ==\"}]|triggers[0]: expression cannot be used",
                "\"triggers\":7|triggers is a number, not an array",
                "\"triggers\":[1]|triggers[0] is a number, not an object",
                "\"cancel\":[{}]|cancel[0]: event is missing",
                "\"cancel\":[{\"event\":\"c\",\"if\":\"(\"}]|cancel[0]: if cannot be used",
                "\"cancel\":[{\"event\":\"c\",\"timeout\":\"PT1H\"}]|ISO 8601",
                "\"timeouts\":{\"start\":\"PT1H\"}|ISO 8601",
                "\"timeouts\":{\"finish\":\"1y\"}|neither a duration",
                "\"steps\":{}|steps is empty",
                "\"steps\":null|steps is missing",
                "\"steps\":{\"a\":{\"name\":\"a\"},\"b\":{\"name\":\"b\"}}|more than one step",
                "\"steps\":{\"a\":{}}|name is missing",
                "\"steps\":{\"a\":{\"name\":\"a\"}}|runtime is missing",
                "\"steps\":{\"a\":{\"name\":\"a\",\"runtime\":{}}}|url is missing",
                "\"steps\":{\"a\":{\"name\":\"a\",\"runtime\":{\"url\":\"ftp://x\"}}}|no http or https address",
                "\"steps\":{\"a\":{\"name\":\"a\",\"runtime\":{\"url\":\"http://x y\"}}}|is no address",
                "\"name\":\"\"|name is missing"
            })
    void refusesFunctionsAndNamesTheReason(String members, String reason) {
        assertThatThrownBy(() -> read(members))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|App ID required",
                "{\"appName\":\" \"}|App ID required",
                "{\"appName\":\"a\"}|url is missing",
                "{\"appName\":\"a\",\"url\":\"u\"}|no functions array",
                "{\"appName\":\"a\",\"url\":\"u\",\"functions\":[7]}|not an object",
                "[]|not an object"
            })
    void refusesRegistrations(String body, String reason) {
        assertThatThrownBy(() -> reader.read(JsonSlice.of(body)))
                .isInstanceOf(RegistrationException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void limitsTriggersAndCancellations() {
        StringBuilder triggers = new StringBuilder("{\"event\":\"e0\"}");
        for (int i = 1; i < 11; i++) {
            triggers.append(",{\"event\":\"e").append(i).append("\"}");
        }
        assertThatThrownBy(() -> read("\"triggers\":[" + triggers + "]")).hasMessageContaining("more than 10");
        assertThatThrownBy(() -> read("\"cancel\":[" + triggers + "]")).hasMessageContaining("more than 5");
    }
}
