package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * A signal that a waiting run has received.
 *
 * @param <T> the type of the data
 * @param signal the signal's name
 * @param data what the sender attached
 */
public record Signal<T extends @Nullable Object>(String signal, T data) {}
