package io.github.inngest4j.cdi;

import io.github.inngest4j.EventSendException;
import java.util.Collection;
import java.util.List;

/**
 * Sends events of one class, by the deployment's main app. To be injected, such as {@code @Inject EventSender<OrderPlaced>}.
 * Thread-safe.
 *
 * <p>Within a function it belongs into a step, as {@link io.github.inngest4j.Inngest#send} does.
 *
 * @param <T> the class of the event's data, which has an {@link io.github.inngest4j.EventName}
 */
public interface EventSender<T> {

    /**
     * Sends an event. Blocks until the server has it.
     *
     * @param data the data of the event
     * @return the id of the event
     * @throws EventSendException if the server refuses the event or cannot be reached
     */
    String send(T data);

    /**
     * Sends events, in as few requests as the server's limits allow. Blocks until the server has them.
     *
     * @param data the data of each event; none sends nothing
     * @return the ids of the events, in their order
     * @throws EventSendException if the server refuses the events or cannot be reached; it tells which were taken
     */
    List<String> sendAll(Collection<? extends T> data);
}
