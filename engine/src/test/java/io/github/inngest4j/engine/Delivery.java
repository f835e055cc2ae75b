package io.github.inngest4j.engine;

import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call that has reached an app: what was known then, and what came of it. Steps are named by their hashes. */
final class Delivery {

    final EngineRequest request;
    final String item;
    final int attempt;
    final int maxAttempts;
    final Instant started;
    /** What was recorded when the engine made the call. */
    final Set<String> known;

    /** Which execution of each was this call's, in their order. */
    final Map<String, Integer> succeeded = new LinkedHashMap<>();

    final Set<String> begun = new HashSet<>();
    final Set<String> acknowledged = new HashSet<>();

    /** Whether the engine gets no answer of it, or has no use for one. */
    boolean lost;
    /** Whether it has been told that another request has the run. */
    boolean stopped;

    int pausesLeft;

    @Nullable
    Detached detached;

    Delivery(EngineRequest request, Instant started) {
        this.request = request;
        this.started = started;
        this.item = String.valueOf(request.headers().get("X-Inngest-Job-Id"));
        JsonSlice context = Objects.requireNonNull(
                JsonSlice.of(request.body(), JsonLimits.DEFAULT).member("ctx"));
        this.attempt =
                (int) Objects.requireNonNull(context.member("attempt")).scan().readLong();
        this.maxAttempts = (int)
                Objects.requireNonNull(context.member("max_attempts")).scan().readLong();
        this.known = new HashSet<>();
        JsonSlice stack = Objects.requireNonNull(context.member("stack")).member("stack");
        ((List<?>) Objects.requireNonNull(stack).toPlain()).forEach(hash -> known.add(String.valueOf(hash)));
    }

    /** The same request, which has arrived once more and whose answer nobody will see. */
    Delivery again(Instant now) {
        Delivery again = new Delivery(request, now);
        again.lost = true;
        return again;
    }

    boolean isLastAttempt() {
        return attempt + 1 >= maxAttempts;
    }
}
