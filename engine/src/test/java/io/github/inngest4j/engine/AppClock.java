package io.github.inngest4j.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of an app on an engine with manual time, which stands still during a call: the app's is ahead of it by what the
 * call takes, until the engine has caught up.
 */
final class AppClock extends Clock {

    private final Clock engine;
    private Instant ahead = Instant.MIN;

    AppClock(Clock engine) {
        this.engine = engine;
    }

    void pass(Duration time) {
        ahead = instant().plus(time);
    }

    /** How far the engine is behind. */
    Duration lead() {
        return Duration.between(engine.instant(), instant());
    }

    @Override
    public Instant instant() {
        Instant now = engine.instant();
        return now.isAfter(ahead) ? now : ahead;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
