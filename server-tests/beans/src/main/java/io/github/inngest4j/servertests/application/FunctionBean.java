package io.github.inngest4j.servertests.application;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Map;

/** The functions of the other application: three are produced, two are methods. */
@ApplicationScoped
public class FunctionBean {

    @Inject
    Inngest inngest;

    @Inject
    Step step;

    /** For the container. */
    public FunctionBean() {}

    @Produces
    static InngestFunction about() {
        return Functions.about();
    }

    @Produces
    static InngestFunction echo() {
        return Functions.echo();
    }

    @Produces
    static InngestFunction count() {
        return Functions.count();
    }

    @DurableFunction(id = "hold")
    @OnEvent(name = "test/event")
    String hold(InngestEvent<Map<String, Object>> event) {
        return step.run(
                "hold",
                String.class,
                () -> Functions.read(String.valueOf(event.data().get("url"))));
    }

    @DurableFunction(id = "pay")
    @OnEvent(Order.class)
    Receipt pay(Order order) {
        return step.run("pay", Receipt.class, () -> Functions.pay(inngest, order));
    }
}
