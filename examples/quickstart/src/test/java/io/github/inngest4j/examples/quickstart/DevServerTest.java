package io.github.inngest4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the quickstart looks for a server. */
class DevServerTest {

    @ParameterizedTest
    @CsvSource({
        "1, http://localhost:8288",
        "true, http://localhost:8288",
        "http://127.0.0.1:9999, http://127.0.0.1:9999",
        "http://127.0.0.1:9999/, http://127.0.0.1:9999"
    })
    void isNamedByTheVariable(String value, URI server) {
        assertThat(DevServer.of(value)).contains(server);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "0", "false"})
    void isNotNamed(String value) {
        assertThat(DevServer.of(value)).isEmpty();
    }
}
