package io.github.inngest4j.engine.internal.machine;

/** What is to be done in the world. Each effect leads to one {@link Input} later. */
public sealed interface Effect {

    /**
     * Call a function; leads to {@link Input.CallEnded}.
     *
     * @param call the call
     */
    record CallFunction(FunctionCall call) implements Effect {}

    /**
     * Make a request for a step; leads to {@link Input.RequestEnded}.
     *
     * @param request the request
     */
    record SendRequest(OutboundRequest request) implements Effect {}
}
