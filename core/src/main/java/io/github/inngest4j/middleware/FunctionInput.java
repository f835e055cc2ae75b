package io.github.inngest4j.middleware;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a function gets. Immutable as far as its events are.
 *
 * @param call the call, with its context
 * @param event the event that triggered the run; of a batch the first
 * @param events the events that triggered the run: one, or those of the batch
 */
public record FunctionInput(Call call, EventJson event, List<EventJson> events) {

    /** Copies the list. */
    public FunctionInput {
        events = List.copyOf(events);
    }

    /**
     * This input with all its events changed.
     *
     * @param change makes a changed copy of an event
     * @return a copy
     */
    public FunctionInput mapEvents(UnaryOperator<EventJson> change) {
        return new FunctionInput(
                call, change.apply(event), events.stream().map(change).toList());
    }
}
