package io.github.inngest4j.engine.internal.model;

import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done at a time.
 *
 * @param id its id; items due at the same time are taken in the order of their ids
 * @param runId the run it belongs to, if to one
 * @param task what to do
 * @param due when
 * @param attempt how often it failed before
 * @param maxAttempts how often it may be tried
 * @param dispatches how often it was started
 * @param race whether what it leads to is not joined with other steps
 * @param flight the call under way, or {@code null} while it waits
 */
public record QueueItem(
        String id,
        @Nullable String runId,
        Task task,
        Instant due,
        int attempt,
        int maxAttempts,
        int dispatches,
        boolean race,
        @Nullable Flight flight) {

    /**
     * A call under way.
     *
     * @param requestId identifies it
     * @param branching the run's branching when the call was made
     * @param openRequests how many requests that its answer asked for are under way
     */
    public record Flight(String requestId, RunState.Branching branching, int openRequests) {}

    /** An item that was not tried. */
    public static QueueItem of(
            String id, @Nullable String runId, Task task, Instant due, int maxAttempts, boolean race) {
        return new QueueItem(id, runId, task, due, 0, maxAttempts, 0, race, null);
    }

    /** Whether it may not be tried again. */
    public boolean lastAttempt() {
        return attempt + 1 >= maxAttempts;
    }

    /** Which call of the item this is or, while it waits, the next one will be; counted from 1. */
    public int generation() {
        return flight == null ? dispatches + 1 : dispatches;
    }

    /** The call under way. */
    public Flight call() {
        if (flight == null) {
            throw new IllegalStateException("item " + id + " was not started");
        }
        return flight;
    }

    /** With another task. */
    public QueueItem with(Task other) {
        return new QueueItem(id, runId, other, due, attempt, maxAttempts, dispatches, race, flight);
    }

    /** After a call was made for it. */
    public QueueItem started(Flight call) {
        return new QueueItem(id, runId, task, due, attempt, maxAttempts, dispatches + 1, race, call);
    }

    /** While requests that its answer asked for are under way. */
    public QueueItem with(Flight call) {
        return new QueueItem(id, runId, task, due, attempt, maxAttempts, dispatches, race, call);
    }

    /** To be tried again. */
    public QueueItem retried(Instant at) {
        return new QueueItem(id, runId, task, at, attempt + 1, maxAttempts, dispatches, race, null);
    }

    /** Its key in {@link Tables#ITEMS_BY_DUE}. */
    @Nullable
    String dueKey() {
        return flight == null ? dueKey(due) : null;
    }

    /** The key of a time in {@link Tables#ITEMS_BY_DUE}; keys are ordered as times are. */
    public static String dueKey(Instant time) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(time.getEpochSecond() ^ Long.MIN_VALUE) + hex.toHexDigits(time.getNano());
    }
}
