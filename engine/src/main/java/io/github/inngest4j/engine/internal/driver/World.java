package io.github.inngest4j.engine.internal.driver;

import io.github.inngest4j.engine.internal.machine.Effect;
import io.github.inngest4j.engine.internal.machine.Input;

/** Performs effects. Thread-safe. */
@FunctionalInterface
public interface World {

    /**
     * Performs an effect and waits for its end.
     *
     * @return what came of it
     * @throws InterruptedException if the engine is being closed
     */
    Input perform(Effect effect) throws InterruptedException;
}
