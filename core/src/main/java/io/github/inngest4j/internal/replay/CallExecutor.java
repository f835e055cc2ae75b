package io.github.inngest4j.internal.replay;

import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.json.JsonException;
import org.jspecify.annotations.Nullable;

/** Executes calls. Thread-safe: each call has its own {@link Replay}. */
public final class CallExecutor {

    /** The {@code stepId} of calls that look for new steps instead of asking for one. */
    private static final String DISCOVERY = "step";

    private final JsonMapper mapper;
    private final Messenger messenger;

    /**
     * An executor.
     *
     * @param mapper binds and writes values
     * @param messenger sends what steps send
     */
    public CallExecutor(JsonMapper mapper, Messenger messenger) {
        this.mapper = mapper;
        this.messenger = messenger;
    }

    /**
     * Executes one call on the present thread.
     *
     * @param function the function
     * @param request the call's body, with all its state
     * @param stepId the {@code stepId} of the call's address: a hash, {@code step}, or {@code null} for the latter
     * @return what the call reports; failures of the function are reported, not thrown
     */
    public CallOutcome execute(ReplayedFunction function, CallRequest request, @Nullable String stepId) {
        String target = DISCOVERY.equals(stepId) ? null : stepId;
        Replay replay = new Replay(function, request, target);
        StepCalls calls = new StepCalls(replay, mapper, messenger, null);
        ReplayedRun run = new ReplayedRun(function, request, new EventReader(mapper));
        ReplayedSteps steps = new ReplayedSteps(replay, calls, false);
        return replay.execute(() -> write(function, function.call(run, steps))).outcome();
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
