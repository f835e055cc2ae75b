package io.github.inngest4j.engine.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * An event that cancels runs.
 *
 * @param event the event's name
 * @param expression a condition on {@code event}, which started the run, and {@code async}, which arrives; if any
 * @param timeout for how long after the start of a run it is heeded, as registered; if limited
 */
public record CancelOn(
        String event, @Nullable String expression, @Nullable String timeout) {}
