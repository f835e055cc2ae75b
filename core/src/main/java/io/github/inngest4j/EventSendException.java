package io.github.inngest4j;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events could not be sent. */
public final class EventSendException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The ids of the events that got through. */
    private final List<String> acceptedIds;

    /**
     * With a message.
     *
     * @param message what the server said, and what to do
     * @param acceptedIds the ids of the events that were taken before
     * @param cause what revealed it, or {@code null}
     */
    public EventSendException(String message, List<String> acceptedIds, @Nullable Throwable cause) {
        super(message, cause);
        this.acceptedIds = List.copyOf(acceptedIds);
    }

    /**
     * The events that were taken before the failure.
     *
     * @return their ids, in the order of sending
     */
    public List<String> acceptedIds() {
        return acceptedIds;
    }
}
