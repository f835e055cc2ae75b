package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.QueueItem;
import io.github.inngest4j.engine.internal.model.Tables;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a failed attempt is repeated (SDK specification, section 4.6). */
final class RetryRules {

    private final Backoff backoff;

    RetryRules(Backoff backoff) {
        this.backoff = backoff;
    }

    /** Puts an item back into the queue. */
    void retry(Draft draft, QueueItem item, @Nullable String retryAfter) {
        Duration delay = retryAfter == null ? null : WireTime.retryDelay(retryAfter, draft.now());
        if (delay == null) {
            delay = backoff.delay(item.attempt(), draft.nextRandom());
        }
        Instant due = draft.now().plus(delay);
        draft.put(Tables.ITEMS, item.retried(due));
    }
}
