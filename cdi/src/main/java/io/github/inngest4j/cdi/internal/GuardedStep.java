package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Fork;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepBody;
import org.jspecify.annotations.Nullable;

/** The steps of a call. Before each of them, whether it is recorded or not, the call has a say. */
final class GuardedStep extends ForwardingStep {

    private final Step steps;
    private final CurrentCall call;

    GuardedStep(Step steps, CurrentCall call) {
        this.steps = steps;
        this.call = call;
    }

    @Override
    Step to(String use) {
        call.beforeUse(use);
        return steps;
    }

    @Override
    <T extends @Nullable Object> StepBody<T> body(StepBody<T> body) {
        return () -> call.inStep(body);
    }

    @Override
    <T extends @Nullable Object> Fork<T> fork(Fork<T> fork) {
        return () -> {
            call.beforeUse("join");
            return fork.join();
        };
    }

    @Override
    Step as(Step other) {
        return new GuardedStep(other, call);
    }
}
