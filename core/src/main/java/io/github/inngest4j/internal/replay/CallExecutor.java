package io.github.inngest4j.internal.replay;

import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.json.JsonException;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.FunctionInput;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Executes calls. Thread-safe: each call has its own {@link Replay}. */
public final class CallExecutor {

    /** The {@code stepId} of calls that look for new steps instead of asking for one. */
    private static final String DISCOVERY = "step";

    private final JsonMapper mapper;
    private final Messenger messenger;
    private final Checkpointer checkpointer;
    private final WarnedRuns warnedRuns = new WarnedRuns();

    /**
     * An executor.
     *
     * @param mapper binds and writes values
     * @param messenger sends what steps send, and stores checkpoints
     * @param clock the time
     */
    public CallExecutor(JsonMapper mapper, Messenger messenger, Clock clock) {
        this.mapper = mapper;
        this.messenger = messenger;
        this.checkpointer = new Checkpointer(messenger, clock);
    }

    /**
     * Executes one call on the present thread.
     *
     * @param function the function
     * @param request the call's body, with all its state
     * @param stepId the {@code stepId} of the call's address: a hash, {@code step}, or {@code null} for the latter
     * @param nativeRequest what brought the call, for middleware to see, or {@code null}
     * @return what the call reports; failures of the function are reported, not thrown
     */
    public CallOutcome execute(
            ReplayedFunction function, CallRequest request, @Nullable String stepId, @Nullable Object nativeRequest) {
        String target = DISCOVERY.equals(stepId) ? null : stepId;
        Checkpoints checkpoints = checkpointer.of(function.checkpointing(), request, target);
        Replay replay = new Replay(function, request, target, warnedRuns, checkpoints);
        Call call = new Call(
                function.appId(),
                function.id(),
                request.runId(),
                request.attempt(),
                request.maxAttempts(),
                nativeRequest,
                replay::isReplaying);
        if (!function.middleware().wrapsCalls()) {
            return replay.execute(() -> run(replay, call));
        }
        return new WrappedCall(function.middleware(), replay).execute(call, passed -> run(replay, passed));
    }

    @SuppressWarnings("NullAway") // On JDK 17 it does not see that what comes back may be null where its type says so.
    private JsonSlice run(Replay replay, Call call) throws Exception {
        ReplayedFunction function = replay.function();
        MiddlewareChain middleware = function.middleware();
        StepCalls calls = new StepCalls(replay, mapper, messenger, new WrappedSteps(replay, middleware, call), null);
        ReplayedSteps steps = new ReplayedSteps(replay, calls, false);
        RunEvents events = RunEvents.of(replay.request());
        if (!middleware.wrapsFunctions()) {
            return write(function, function.call(new ReplayedRun(replay, call, events, mapper), steps));
        }
        FunctionInput input = events.toInput(call);
        Object result = middleware.function(input, passed -> {
            RunEvents changed = RunEvents.of(passed);
            return write(function, function.call(new ReplayedRun(replay, passed.call(), changed, mapper), steps))
                    .toPlain();
        });
        return write(function, result);
    }

    private JsonSlice write(ReplayedFunction function, @Nullable Object result) {
        try {
            return mapper.write(result);
        } catch (JsonException e) {
            throw new StepUsageException(
                    "function '" + function.id() + "': its result cannot be written as JSON: " + e.getMessage(), e);
        }
    }
}
