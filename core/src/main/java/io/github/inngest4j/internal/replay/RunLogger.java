package io.github.inngest4j.internal.replay;

import java.lang.System.Logger;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** Logs what is new, and not again what was executed in an earlier call. */
final class RunLogger implements Logger {

    private final Logger target;
    private final Replay replay;

    RunLogger(Logger target, Replay replay) {
        this.target = target;
        this.replay = replay;
    }

    @Override
    public String getName() {
        return target.getName();
    }

    @Override
    public boolean isLoggable(Level level) {
        return !replay.isReplaying() && target.isLoggable(level);
    }

    @Override
    public void log(
            Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
        if (!replay.isReplaying()) {
            target.log(level, bundle, message, thrown);
        }
    }

    @Override
    public void log(
            Level level,
            @Nullable ResourceBundle bundle,
            @Nullable String format,
            @Nullable Object @Nullable ... params) {
        if (!replay.isReplaying()) {
            target.log(level, bundle, format, params);
        }
    }
}
