package io.github.inngest4j.http;

import java.io.IOException;

/**
 * Makes requests to the Inngest server. By default that is the JDK's HTTP client; an application may bring another one by
 * {@link io.github.inngest4j.InngestBuilder#httpTransport}. Thread-safe.
 *
 * <p>An implementation repeats nothing and follows no redirect: both are decided by the caller, who knows which requests
 * may be repeated and that keys must not reach another host.
 */
public interface HttpTransport extends AutoCloseable {

    /**
     * Makes one request and waits for the whole answer.
     *
     * @param call the request
     * @return the answer, whatever its status
     * @throws IOException if there is no answer in time, or it is larger than the call allows
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    HttpAnswer send(HttpCall call) throws IOException, InterruptedException;

    /** Releases what the transport holds; called when the app is closed. */
    @Override
    default void close() {}
}
