package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AcceptanceAppTest {

    @Test
    void refusesATransportThatItDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceptanceApp.requireServe("connect"))
                .withMessageContaining("ACCEPTANCE_TRANSPORT")
                .withMessageContaining("'connect'");
    }

    @Test
    void servesByDefault() {
        AcceptanceApp.requireServe(null);
        AcceptanceApp.requireServe("");
        AcceptanceApp.requireServe("serve");
    }

    @Test
    void saysThatThePortIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceptanceApp.port(null))
                .withMessageContaining("PORT is not set");
    }
}
