package io.github.inngest4j.middleware;

/** What a step does (SDK specification, section 5.3). */
public enum StepKind {
    /** Runs code of the application. */
    RUN,
    /** Sends events. */
    SEND_EVENT,
    /** Sends a signal. */
    SEND_SIGNAL,
    /** Waits for a time. */
    SLEEP,
    /** Waits for an event. */
    WAIT_FOR_EVENT,
    /** Waits for a signal. */
    WAIT_FOR_SIGNAL,
    /** Invokes another function. */
    INVOKE,
    /** Lets the server make an HTTP request. */
    FETCH,
    /** Lets the server ask a language model. */
    AI_INFER,
    /** Runs code of the application that asks a language model. */
    AI_WRAP
}
