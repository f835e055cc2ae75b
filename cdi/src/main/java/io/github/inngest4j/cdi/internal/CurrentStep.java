package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Step;

/** The steps of whatever call the thread executes. */
final class CurrentStep extends ForwardingStep {

    private final Calls calls;

    CurrentStep(Calls calls) {
        this.calls = calls;
    }

    @Override
    Step to(String use) {
        return calls.require("Step").step();
    }
}
