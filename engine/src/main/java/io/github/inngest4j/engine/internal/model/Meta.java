package io.github.inngest4j.engine.internal.model;

/**
 * Where ids, order and chance come from.
 *
 * @param sequence how many numbers have been given out; it orders what happens at the same instant
 * @param seed where random numbers start, so that a state and the inputs since then give the same results again
 */
public record Meta(long sequence, long seed) {

    /** The key of the only row. */
    public static final String KEY = "meta";
}
