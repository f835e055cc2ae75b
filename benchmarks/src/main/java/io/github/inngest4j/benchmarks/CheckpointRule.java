package io.github.inngest4j.benchmarks;

import io.github.inngest4j.checkpoint.Checkpointing;
import java.util.Locale;
import java.util.concurrent.Executor;

/** When the results of steps are stored; there is a function for each. */
enum CheckpointRule {
    OFF,
    EVERY_STEP,
    EVERY_10,
    EVERY_10_EXECUTOR;

    /** What the function is configured with. */
    Checkpointing checkpointing(Executor executor) {
        return switch (this) {
            case OFF -> Checkpointing.off();
            case EVERY_STEP -> Checkpointing.on();
            case EVERY_10 -> Checkpointing.on().bufferedSteps(10);
            case EVERY_10_EXECUTOR -> Checkpointing.on().bufferedSteps(10).executor(executor);
        };
    }

    /** How often the app is called for a run. */
    int calls(int steps) {
        return this == OFF ? steps + 1 : 1;
    }

    /** Whether that many requests of the app are right for some runs whose steps are a multiple of ten. */
    boolean accepts(long checkpoints, long runs, int steps) {
        return switch (this) {
            case OFF -> checkpoints == 0;
            case EVERY_STEP -> checkpoints == runs * steps;
            case EVERY_10 -> checkpoints == runs * steps / 10;
            // What is done while a request is under way goes with the next one.
            case EVERY_10_EXECUTOR -> checkpoints >= runs && checkpoints <= runs * steps / 10;
        };
    }

    /** The name of the event that the function is run for. */
    String event() {
        return "bench/" + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
