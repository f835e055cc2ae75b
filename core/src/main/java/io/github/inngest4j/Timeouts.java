package io.github.inngest4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * After what time a run is cancelled (SDK specification, section 4.3.2). Immutable.
 *
 * @param start how long a run may wait for its start, or {@code null}
 * @param finish how long a run may take from its start, or {@code null}
 */
public record Timeouts(@Nullable Duration start, @Nullable Duration finish) {}
