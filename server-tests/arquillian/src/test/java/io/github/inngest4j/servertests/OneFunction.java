package io.github.inngest4j.servertests;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.enterprise.context.ApplicationScoped;

/** The bean of the application whose start is measured. */
@InngestApp("measured")
@ApplicationScoped
public class OneFunction {

    /** For the container. */
    public OneFunction() {}

    @DurableFunction(id = "greet")
    @OnEvent(name = "test/event")
    String greet(Step step) {
        return step.run("greet", String.class, () -> "hello");
    }
}
