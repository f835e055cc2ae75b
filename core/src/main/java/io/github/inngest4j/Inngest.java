package io.github.inngest4j;

import java.util.Collection;
import java.util.List;

/**
 * An app: its id, how it reaches the Inngest server, and the client that sends events. Thread-safe; one per application,
 * closed with it.
 *
 * <p>Every setting is looked up when the instance is built: in the builder, in the given configuration source (such as a
 * servlet's init parameters), in system properties, in environment variables; see {@link InngestBuilder}. The default is
 * cloud mode with verification on.
 */
public interface Inngest extends AutoCloseable {

    /**
     * An app that takes all settings from its surroundings.
     *
     * @param appId the id of the app
     * @return the app
     * @throws IllegalArgumentException if the id is blank
     */
    static Inngest create(String appId) {
        return builder(appId).build();
    }

    /**
     * An app with settings of its own.
     *
     * @param appId the id of the app
     * @return a builder
     * @throws IllegalArgumentException if the id is blank
     */
    static InngestBuilder builder(String appId) {
        return new InngestBuilder(appId);
    }

    /**
     * The id of the app, the first part of its functions' ids on the wire.
     *
     * @return the id
     */
    String appId();

    /**
     * Sends events, in as few requests as the server's limits allow, each repeated with back-off under one idempotency
     * seed until it is taken (SDK specification, section 6.3.2 and the server's event API). Blocks meanwhile.
     *
     * <p>Within a function prefer {@link Step#sendEvent}, or call this within a step: code between steps is executed on
     * every call.
     *
     * @param events one or more events
     * @return the ids of the events, in their order
     * @throws EventSendException if the server refuses the events or cannot be reached; it tells which were taken
     */
    List<String> send(InngestEvent<?>... events);

    /**
     * Sends events, see {@link #send(InngestEvent[])}.
     *
     * @param events the events; none sends nothing
     * @return the ids of the events, in their order
     * @throws EventSendException if the server refuses the events or cannot be reached; it tells which were taken
     */
    List<String> send(Collection<? extends InngestEvent<?>> events);

    /**
     * This app as another of its types, also where what is called is a proxy. For the library's own adapters.
     *
     * @param <T> the type
     * @param type the type
     * @return the object itself
     * @throws IllegalArgumentException if it is not of that type
     */
    <T> T unwrap(Class<T> type);

    /** Releases the HTTP client. Sending afterwards fails. */
    @Override
    void close();
}
