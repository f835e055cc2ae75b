package io.github.inngest4j.engine.transport;

import java.io.IOException;

/**
 * The way to an application: HTTP-shaped bytes go in, HTTP-shaped bytes come out. Implementations are thread-safe, because
 * the engine calls functions, and parallel steps of one run, at the same time.
 */
@FunctionalInterface
public interface AppTransport {

    /**
     * Delivers a request and waits for the answer.
     *
     * @param request the request
     * @return the answer, whatever its status
     * @throws IOException if the application cannot be reached or does not answer; the engine counts a failed attempt
     * @throws InterruptedException if the engine is being closed
     */
    EngineResponse call(EngineRequest request) throws IOException, InterruptedException;
}
