package io.github.inngest4j.engine.internal.machine;

import java.time.Duration;

/** The limits of the open-source server, with its defaults. */
public final class Limits {

    /** Results that a run may store, and steps that one answer may report. */
    public static final int STEPS = 1000;

    /** Bytes of one result. */
    public static final int STEP_OUTPUT_BYTES = 4 * 1024 * 1024;

    /** Bytes of all events and results of a run. */
    public static final long STATE_BYTES = 32L * 1024 * 1024;

    /** Bytes of a request; a larger state is fetched by the SDK. */
    public static final int REQUEST_BYTES = 4 * 1024 * 1024;

    /** The part of a request that holds no results. */
    public static final int REQUEST_OVERHEAD_BYTES = 1024;

    /** Bytes of an answer. */
    public static final int RESPONSE_BYTES = 8 * 1024 * 1024;

    /** Repetitions of a failed attempt if the function does not say. */
    public static final int DEFAULT_RETRIES = 4;

    /** Repetitions of a failed attempt at most. */
    public static final int MAX_RETRIES = 20;

    /** The longest sleep and the longest wait for an event. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(366);

    /** How long a wait lasts that does not say. */
    public static final Duration DEFAULT_WAIT = Duration.ofDays(365);

    /** The shortest delay that an application may ask for before it is called again. */
    public static final Duration SHORTEST_RETRY = Duration.ofSeconds(1);

    /** The longest delay that an application may ask for before it is called again. */
    public static final Duration LONGEST_RETRY = Duration.ofHours(24);

    private Limits() {}
}
