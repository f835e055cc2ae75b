package io.github.inngest4j.engine.internal.model;

import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of a function. The results of its steps are rows of their own.
 *
 * @param id its id, a ULID
 * @param function the function's slug
 * @param eventIds the events that started it, at least one
 * @param phase where it stands
 * @param times when it was queued, called first, and ended
 * @param branching what is known about its parallel steps
 * @param size how much it has stored
 * @param calls how often the application was called for it
 * @param output what it returned, or the answer it failed with; {@code null} until it ended
 * @param error why it failed: {@code name}, {@code message} and more; {@code null} unless it failed
 */
public record RunState(
        String id,
        String function,
        List<String> eventIds,
        RunPhase phase,
        Times times,
        Branching branching,
        Size size,
        int calls,
        @Nullable JsonSlice output,
        @Nullable JsonSlice error) {

    /**
     * When things happened.
     *
     * @param queued when its event arrived
     * @param started when it was first called, if it was
     * @param ended when it ended, if it did
     */
    public record Times(
            Instant queued,
            @Nullable Instant started,
            @Nullable Instant ended) {}

    /**
     * Parallel steps.
     *
     * @param requestVersion the protocol version the SDK answered with, -1 before its first answer
     * @param planOnly whether calls tell the SDK not to execute steps at once
     * @param pending hashed ids of steps that were reported together and have not all ended
     */
    public record Branching(int requestVersion, boolean planOnly, List<String> pending) {

        /** Of a run that was not called yet. */
        public static final Branching UNKNOWN = new Branching(-1, false, List.of());

        /** From this version on one call follows when all steps reported together have ended. */
        private static final int JOINING_VERSION = 2;

        /** Whether steps reported together are joined before the function is called again. */
        public boolean joins() {
            return requestVersion >= JOINING_VERSION;
        }

        /** With another version. */
        public Branching withRequestVersion(int version) {
            return new Branching(version, planOnly, pending);
        }

        /** With another flag. */
        public Branching withPlanOnly(boolean flag) {
            return new Branching(requestVersion, flag, pending);
        }

        /** With other steps to wait for. */
        public Branching withPending(List<String> steps) {
            return new Branching(requestVersion, planOnly, List.copyOf(steps));
        }

        /** Without a step that ended. */
        public Branching without(String step) {
            return pending.contains(step)
                    ? withPending(
                            pending.stream().filter(id -> !id.equals(step)).toList())
                    : this;
        }
    }

    /**
     * What is stored for the run.
     *
     * @param steps the number of results
     * @param bytes the bytes of its events and results
     */
    public record Size(int steps, long bytes) {}

    /** A new run. */
    public static RunState queued(String id, String function, List<String> eventIds, long bytes, Instant now) {
        return new RunState(
                id,
                function,
                List.copyOf(eventIds),
                RunPhase.SCHEDULED,
                new Times(now, null, null),
                Branching.UNKNOWN,
                new Size(0, bytes),
                0,
                null,
                null);
    }

    /** After a call was made. */
    public RunState called(Instant now) {
        Times called = times.started == null ? new Times(times.queued, now, null) : times;
        return new RunState(
                id, function, eventIds, RunPhase.RUNNING, called, branching, size, calls + 1, output, error);
    }

    /** With other knowledge about parallel steps. */
    public RunState with(Branching changed) {
        return new RunState(id, function, eventIds, phase, times, changed, size, calls, output, error);
    }

    /** After the result of a step was stored. */
    public RunState stored(String step, long bytes) {
        Size larger = new Size(size.steps + 1, size.bytes + bytes);
        return new RunState(
                id, function, eventIds, phase, times, branching.without(step), larger, calls, output, error);
    }

    /** After its end. */
    public RunState ended(RunPhase end, @Nullable JsonSlice result, @Nullable JsonSlice reason, Instant now) {
        Times ended = new Times(times.queued, times.started, now);
        return new RunState(id, function, eventIds, end, ended, branching, size, calls, result, reason);
    }
}
