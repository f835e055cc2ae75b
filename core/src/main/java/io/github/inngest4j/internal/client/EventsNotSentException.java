package io.github.inngest4j.internal.client;

import java.util.List;
import java.util.Objects;

/** Some events were not taken by the server. */
public final class EventsNotSentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> acceptedIds;

    EventsNotSentException(String message, List<String> acceptedIds) {
        super(message);
        this.acceptedIds = List.copyOf(acceptedIds);
    }

    /**
     * The events that were taken.
     *
     * @return their ids, in the order of sending
     */
    public List<String> acceptedIds() {
        return acceptedIds;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
