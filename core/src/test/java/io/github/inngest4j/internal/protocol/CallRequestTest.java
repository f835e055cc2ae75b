package io.github.inngest4j.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRequestTest {

    private static final String WITHOUT_STATE = """
            {"ctx":{"run_id":"01RUN","use_api":true},"event":{"name":"a","user":{"id":"u1"}},"events":[],"steps":{}}""";

    @Test
    void fetchedEventsTakeThePlaceOfThoseInTheBodyButNotOfTheEventWithItsUser() {
        CallRequest call = CallRequest.parse(WITHOUT_STATE.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
        JsonSlice first = JsonSlice.of("{\"name\":\"a\"}");
        JsonSlice second = JsonSlice.of("{\"name\":\"b\"}");

        CallRequest complete = call.withState(List.of(first, second), Map.of());

        assertThat(complete.events()).containsExactly(first, second);
        assertThat(complete.event().text()).isEqualTo("{\"name\":\"a\",\"user\":{\"id\":\"u1\"}}");
    }
}
