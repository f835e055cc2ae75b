/**
 * What users import: functions, steps, events, the client and the errors they may throw.
 *
 * <p>Definitions and events are immutable and may be shared between threads. {@link io.github.inngest4j.Step} and
 * {@link io.github.inngest4j.Run} belong to one call and to the thread that executes it.
 */
@NullMarked
package io.github.inngest4j;

import org.jspecify.annotations.NullMarked;
