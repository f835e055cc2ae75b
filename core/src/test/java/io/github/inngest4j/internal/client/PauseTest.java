package io.github.inngest4j.internal.client;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PauseTest {

    @Test
    void lastsAsLongAsItIsTold() {
        assertThatCode(() -> new Pause().pause(Duration.ofMillis(5))).doesNotThrowAnyException();
    }

    @Test
    void endsWhenItIsClosed() throws Exception {
        Pause pause = new Pause();
        Thread waiting = new Thread(() -> {
            try {
                pause.pause(Duration.ofHours(1));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        waiting.start();
        pause.close();
        waiting.join();
        pause.pause(Duration.ofHours(1));
    }
}
