package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepBody;
import io.github.inngest4j.StepUsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A call that executes a function's code on the present thread, and what belongs to it. */
final class CurrentCall {

    private final Thread thread = Thread.currentThread();
    private final Run<?> run;
    private final Step step;
    private final BooleanSupplier transactionActive;
    private final List<Runnable> afterwards = new ArrayList<>();
    private boolean inStep;
    private @Nullable StepUsageException misuse;

    /**
     * A call.
     *
     * @param run its run
     * @param steps its steps
     * @param transactionActive whether the thread is in a transaction
     */
    CurrentCall(Run<?> run, Step steps, BooleanSupplier transactionActive) {
        this.run = run;
        this.step = new GuardedStep(steps, this);
        this.transactionActive = transactionActive;
    }

    Run<?> run() {
        return run;
    }

    Step step() {
        return step;
    }

    Thread thread() {
        return thread;
    }

    /** Whether a step's body is being executed. */
    boolean isInStep() {
        return inStep;
    }

    <T extends @Nullable Object> T inStep(StepBody<T> body) throws Exception {
        inStep = true;
        try {
            return body.run();
        } finally {
            inStep = false;
        }
    }

    /** Refuses a use of the steps that cannot work. What replay refuses by itself, it is left to. */
    void beforeUse(String use) {
        if (inStep || Thread.currentThread() != thread) {
            return;
        }
        if (misuse == null && transactionActive.getAsBoolean()) {
            misuse = new StepUsageException("function '" + run.functionId() + "', step '" + use
                    + "': a transaction is active where the step is used. A call ends at a step and goes on in another call,"
                    + " so no transaction can span it: put @Transactional on the method that a step executes (such as one"
                    + " with @DurableStep), or begin and end the transaction within the step, and never around steps or the"
                    + " function.");
        }
        throwMisuse();
    }

    /** Misuse is final, whatever the code makes of its exception. */
    void throwMisuse() {
        if (misuse != null) {
            throw misuse;
        }
    }

    /** Does something when the code has ended. */
    void afterwards(Runnable action) {
        afterwards.add(action);
    }

    void end() {
        afterwards.forEach(Runnable::run);
    }
}
