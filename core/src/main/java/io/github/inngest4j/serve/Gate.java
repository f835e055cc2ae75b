package io.github.inngest4j.serve;

import io.github.inngest4j.internal.config.Mode;
import io.github.inngest4j.internal.config.Setting;
import io.github.inngest4j.internal.config.Settings;
import java.time.Duration;
import java.util.function.Supplier;

/** Lets requests in that make the app do something: not without a key to check them with, and not while it stops. */
final class Gate {

    private final Settings settings;
    private final Answers answers;
    private final RunningCalls running = new RunningCalls();

    Gate(Settings settings, Answers answers) {
        this.settings = settings;
        this.answers = answers;
    }

    /** The answer, or why there is none. */
    ServeResponse pass(ServeRequest request, Supplier<ServeResponse> answer) {
        if (settings.mode() == Mode.CLOUD && settings.signingKey() == null) {
            return answers.notDone(
                    request,
                    500,
                    "SigningKeyMissing",
                    "In cloud mode requests need a signing key; set " + Setting.SIGNING_KEY + ", or " + Setting.DEV
                            + " for a dev server.");
        }
        if (!running.enter()) {
            return answers.notDone(request, 503, "Stopping", "The app is stopping; try again.");
        }
        try {
            return answer.get();
        } finally {
            running.leave();
        }
    }

    /** Whether nothing is let in any more. */
    boolean isClosed() {
        return running.isClosed();
    }

    /**
     * Lets nothing in any more, and waits for what is inside.
     *
     * @return how many requests are left when the time is up
     */
    int close(Duration grace) {
        return running.close(grace);
    }
}
