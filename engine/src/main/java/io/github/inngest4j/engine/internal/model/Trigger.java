package io.github.inngest4j.engine.internal.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What starts a function: an event or a schedule.
 *
 * @param event the event's name, which may end in {@code /*} or {@code .*}, or {@code null} for a schedule
 * @param expression a condition on {@code event}, if any
 * @param cron the schedule, or {@code null} for an event
 * @param jitter by how much at most a scheduled start is delayed, if at all
 */
public record Trigger(
        @Nullable String event,
        @Nullable String expression,
        @Nullable String cron,
        @Nullable Duration jitter) {}
