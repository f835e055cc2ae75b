package io.github.inngest4j.internal.replay;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.protocol.CallRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The checkpoints of an app. Where the server takes none, they are left alone for a while. Thread-safe. */
final class Checkpointer {

    private static final Duration REST = Duration.ofMinutes(1);

    private final Messenger messenger;
    private final Clock clock;
    private volatile Instant restsUntil = Instant.MIN;

    Checkpointer(Messenger messenger, Clock clock) {
        this.messenger = messenger;
        this.clock = clock;
    }

    Messenger messenger() {
        return messenger;
    }

    Instant now() {
        return clock.instant();
    }

    /** No run of this app can be helped at present: the next one would wait in vain as this one did. */
    void rest() {
        restsUntil = now().plus(REST);
    }

    /**
     * The checkpoints of a call, or {@code null} if it has none. A call that is made again has none: the server counts its
     * attempts until it is answered, and what follows the step that had failed would have that many less.
     */
    @Nullable
    Checkpoints of(Checkpointing rule, CallRequest request, @Nullable String target) {
        CallRequest.Dispatch dispatch = request.dispatch();
        return rule.enabled()
                        && dispatch != null
                        && target == null
                        && request.attempt() == 0
                        && !request.planOnly()
                        && !now().isBefore(restsUntil)
                ? new Checkpoints(this, rule, request.runId(), dispatch)
                : null;
    }
}
