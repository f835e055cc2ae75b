package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.AppState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.internal.json.JsonSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to the engine. Plain data: inputs can be stored and applied again. */
public sealed interface Input {

    /**
     * An application registered.
     *
     * @param app the application
     * @param functions all of its functions
     */
    record AppRegistered(AppState app, List<FunctionState> functions) implements Input {}

    /**
     * Events arrived; answered with {@link Reply.EventIds}.
     *
     * @param events the events in order
     */
    record EventsReceived(List<IncomingEvent> events) implements Input {}

    /**
     * A signal arrived; answered with {@link Reply.ResumedRun}.
     *
     * @param signal its name
     * @param data its payload
     */
    record SignalReceived(String signal, JsonSlice data) implements Input {}

    /**
     * Somebody wants a run to be cancelled; answered with {@link Reply.CancelledRun}.
     *
     * @param runId the run
     */
    record CancelRequested(String runId) implements Input {}

    /**
     * The time of a queue item has come.
     *
     * @param itemId the item
     */
    record ItemDue(String itemId) implements Input {}

    /**
     * A call ended.
     *
     * @param itemId the queue item it was made for
     * @param requestId the call
     * @param answer what came of it
     */
    record CallEnded(String itemId, String requestId, Answer answer) implements Input {}

    /**
     * An SDK wants results to be stored while the call that they come from goes on; answered with {@link Reply.Checkpointed}.
     *
     * @param runId the run
     * @param itemId the queue item of the call, if the SDK says
     * @param generation which call of the item it is, 0 if the SDK does not say
     * @param ops the results, in order
     */
    record Checkpoint(String runId, @Nullable String itemId, int generation, List<Op> ops) implements Input {

        /** Copies the results. */
        public Checkpoint {
            ops = List.copyOf(ops);
        }
    }

    /**
     * A request that the engine made for a step ended.
     *
     * @param request the request
     * @param result what came of it
     */
    record RequestEnded(OutboundRequest request, OutboundResult result) implements Input {}
}
