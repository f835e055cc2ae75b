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
 * What a call has done and its answer will not report: results of steps on their way to the server. What the server does not
 * take is given back as the call's outcome, as far as that can hold it. Used by the thread of the call.
 */
final class Checkpoints {

    /** More than that is stored at once, so that a request can hold it. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int STALE = 409;
    /** The answers that are about this run, so that another one may have its checkpoints. */
    private static final IntPredicate OF_THE_RUN = status -> status == 400 || status == 413;

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

    /** Learns what became of what was sent, and stores what has waited long enough. Gives what the call ends with, or {@code null} if it goes on. */
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

    /** Waits for what was sent. If the server did not take it, the first result becomes the answer; the rest is done again. */
    private @Nullable CallOutcome settle() {
        int status = answer.exceptionally(failed -> 0).join();
        if (status == 200) {
            sent = List.of();
            return null;
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
        boolean several = sent.size() + buffered.size() > 1;
        if ((several || !OF_THE_RUN.test(status)) && !Thread.currentThread().isInterrupted()) {
            app.rest();
        }
        // No more than one: the server makes a call after each result, and these would go on with the run side by side.
        return CallOutcome.steps(sent.subList(0, 1));
    }

    private boolean reached(Instant from, Duration limit) {
        return !limit.isZero() && !now().isBefore(from.plus(limit));
    }
}
