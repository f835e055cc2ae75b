package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Run;
import io.github.inngest4j.middleware.ContextKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The run of whatever call the thread executes. The type of its data is what the injection point says, unchecked. */
final class CurrentRun<E extends @Nullable Object> implements Run<E> {

    private final Calls calls;

    CurrentRun(Calls calls) {
        this.calls = calls;
    }

    @SuppressWarnings("unchecked")
    private Run<E> run() {
        return (Run<E>) calls.require("Run").run();
    }

    @Override
    public String runId() {
        return run().runId();
    }

    @Override
    public String functionId() {
        return run().functionId();
    }

    @Override
    public int attempt() {
        return run().attempt();
    }

    @Override
    public OptionalInt maxAttempts() {
        return run().maxAttempts();
    }

    @Override
    public InngestEvent<E> event() {
        return run().event();
    }

    @Override
    public List<InngestEvent<E>> events() {
        return run().events();
    }

    @Override
    public <T> Optional<T> value(ContextKey<T> key) {
        return run().value(key);
    }

    @Override
    public boolean isReplaying() {
        return run().isReplaying();
    }

    @Override
    public System.Logger logger() {
        return run().logger();
    }
}
