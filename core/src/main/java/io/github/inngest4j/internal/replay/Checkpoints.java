package io.github.inngest4j.internal.replay;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.CheckpointBody;
import io.github.inngest4j.internal.protocol.ErrorJson;
import io.github.inngest4j.internal.protocol.Op;
import io.github.inngest4j.internal.protocol.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a call has done and its answer will not report: results of steps on their way to the server. Whatever the server does
 * not take is given back as the call's outcome, so that nothing is lost. Used by the thread of the call.
 */
final class Checkpoints {

    /** More than that is stored at once, so that an answer can hold what the server did not take. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int STALE = 409;
    /** The answers that are about this run. */
    private static final IntPredicate OF_THE_RUN = status -> status == 400 || status == STALE || status == 413;

    private final Checkpointer app;
    private final Checkpointing rule;
    private final String runId;
    private final CallRequest.Dispatch dispatch;
    private final Instant started;

    private List<Op> buffered = new ArrayList<>();
    private int bufferedBytes;
    private Instant bufferedSince;
    private List<Op> sent = List.of();
    private CompletableFuture<Integer> answer = CompletableFuture.completedFuture(200);

    Checkpoints(Checkpointer app, Checkpointing rule, String runId, CallRequest.Dispatch dispatch) {
        this.app = app;
        this.rule = rule;
        this.runId = runId;
        this.dispatch = dispatch;
        this.started = app.now();
        this.bufferedSince = started;
    }

    Instant now() {
        return app.now();
    }

    /** Takes the result of a step. Gives what the call ends with, or {@code null} if it goes on. */
    @Nullable
    CallOutcome add(Op result, int size) {
        if (buffered.isEmpty()) {
            bufferedSince = now();
        }
        buffered.add(result);
        bufferedBytes += size;
        CallOutcome refused;
        if (bufferedBytes >= MOST_BYTES) {
            refused = flush();
        } else {
            refused = buffered.size() >= rule.bufferedSteps() ? send() : beforeStep();
        }
        // Asked only now, for storing takes time as well.
        if (refused == null && (app.messenger().isStopping() || reached(started, rule.maxRuntime()))) {
            refused = flush();
            return refused == null ? CallOutcome.callAgain() : refused;
        }
        return refused;
    }

    /**
     * Learns what became of what was sent, and stores what has waited long enough. Gives what the call ends with, or
     * {@code null} if it goes on.
     */
    @Nullable
    CallOutcome beforeStep() {
        CallOutcome refused = answer.isDone() ? settle() : null;
        return refused == null && !buffered.isEmpty() && reached(bufferedSince, rule.maxInterval()) ? send() : refused;
    }

    /** Stores all there is, and waits for it. Gives what the call ends with, or {@code null} if all is stored. */
    @Nullable
    CallOutcome flush() {
        CallOutcome refused = settle();
        if (refused == null && !buffered.isEmpty()) {
            store(Runnable::run);
            refused = settle();
        }
        return refused;
    }

    private @Nullable CallOutcome send() {
        Executor executor = rule.executor();
        if (executor == null) {
            return flush();
        }
        if (!answer.isDone()) {
            return null;
        }
        CallOutcome refused = settle();
        if (refused == null) {
            try {
                store(executor);
            } catch (RejectedExecutionException e) {
                store(Runnable::run);
            }
        }
        return refused;
    }

    private void store(Executor executor) {
        List<Op> steps = List.copyOf(buffered);
        byte[] body = CheckpointBody.write(runId, dispatch, started, now(), steps);
        answer = CompletableFuture.supplyAsync(() -> app.messenger().checkpoint(runId, body), executor);
        sent = steps;
        buffered = new ArrayList<>();
        bufferedBytes = 0;
    }

    /** Waits for what was sent. What the server did not take becomes the answer, with all that came later. */
    private @Nullable CallOutcome settle() {
        int status = answer.exceptionally(failed -> 0).join();
        if (status == 200) {
            sent = List.of();
            return null;
        }
        if (!OF_THE_RUN.test(status) && !Thread.currentThread().isInterrupted()) {
            app.rest();
        }
        if (status == STALE) {
            return CallOutcome.failed(
                    new ErrorJson(
                                    "StaleCall",
                                    "the server has given this call to another request, which goes on with the run;"
                                            + " this one has stopped",
                                    null,
                                    null)
                            .toSlice(),
                    Retry.ALLOWED);
        }
        List<Op> all = new ArrayList<>(sent);
        all.addAll(buffered);
        return CallOutcome.steps(all);
    }

    private boolean reached(Instant from, Duration limit) {
        return !limit.isZero() && !now().isBefore(from.plus(limit));
    }
}
