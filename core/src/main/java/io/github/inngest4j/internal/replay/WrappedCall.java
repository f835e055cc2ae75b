package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.CallResult;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** A call with middleware around it. What the call has executed is reported, whatever the middleware makes of it. */
final class WrappedCall {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.middleware");

    private final MiddlewareChain middleware;
    private final Replay replay;
    private @Nullable CallOutcome outcome;

    WrappedCall(MiddlewareChain middleware, Replay replay) {
        this.middleware = middleware;
        this.replay = replay;
    }

    /** Executes the code within the middleware. */
    CallOutcome execute(Call call, Code code) {
        try {
            middleware.call(call, passed -> {
                CallOutcome reported = replay.execute(() -> code.run(passed));
                outcome = reported;
                return new CallResult(kind(reported), reported.status());
            });
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (outcome == null) {
                return replay.refuse(e);
            }
            LOG.log(
                    Level.ERROR,
                    "function '" + call.functionId() + "', run " + LogText.of(call.runId())
                            + ": a middleware has failed after the call was executed; what was executed is reported all the"
                            + " same",
                    e);
        }
        return outcome == null
                ? replay.refuse(new IllegalStateException(
                        "a middleware around the call has returned without calling next.proceed(call)"))
                : outcome;
    }

    /** The function's code, with the call as the middleware passes it on. */
    interface Code {
        JsonSlice run(Call call) throws Exception;
    }

    private static CallResult.Kind kind(CallOutcome outcome) {
        return switch (outcome.status()) {
            case 200 -> CallResult.Kind.COMPLETED;
            case 206 -> outcome.retry() == null ? CallResult.Kind.STEPS : CallResult.Kind.STEP_FAILED;
            default -> CallResult.Kind.FAILED;
        };
    }
}
