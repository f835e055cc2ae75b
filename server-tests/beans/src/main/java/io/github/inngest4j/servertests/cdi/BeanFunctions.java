package io.github.inngest4j.servertests.cdi;

import static io.github.inngest4j.EventWait.event;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.RetryAfterException;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.cdi.EventSender;
import io.github.inngest4j.cdi.ToInngest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A bean with functions. */
@ApplicationScoped
public class BeanFunctions {

    @Inject
    Warehouse warehouse;

    @Inject
    Call call;

    @Inject
    EventSender<Shipped> sender;

    @Inject
    @ToInngest
    Event<Shipped> shipped;

    /** For the container. */
    public BeanFunctions() {}

    @DurableFunction(id = "steps-of-beans")
    @OnEvent(name = "cdi/steps-of-beans")
    List<Warehouse.Reserved> stepsOfBeans(Step step) {
        List<Warehouse.Reserved> first = warehouse.reserve("tea");
        step.sleep("a while", Duration.ofMillis(10));
        List<Warehouse.Reserved> second = warehouse.reserve("milk");
        step.run("and one more", () -> {});
        return List.of(first.get(0), second.get(0));
    }

    @DurableFunction(id = "errors-of-beans", retries = 0)
    @OnEvent(name = "cdi/errors-of-beans")
    String errorsOfBeans() {
        try {
            warehouse.send();
            return "sent";
        } catch (StepException e) {
            return e.getMessage();
        }
    }

    @DurableFunction(id = "current-run")
    @OnEvent(name = "cdi/current-run")
    Map<String, String> currentRun(Run<Object> run) {
        return Map.of("parameter", run.runId(), "injected", warehouse.runId());
    }

    @DurableFunction(id = "request-scope")
    @OnEvent(name = "cdi/request-scope")
    Map<String, Integer> requestScope(Step step) {
        int first = step.run("first call", Integer.class, () -> call.number());
        step.sleep("until the second call", Duration.ofMillis(10));
        return Map.of(
                "first", first, "here", call.number(), "there", warehouse.callNumber(), "destroyed", Call.destroyed());
    }

    @DurableFunction(id = "thread")
    @OnEvent(name = "cdi/thread")
    List<String> thread(Step step) {
        return List.of(CallersName.get(), step.run("in a step", String.class, CallersName::get));
    }

    @DurableFunction(id = "fires")
    @OnEvent(name = "cdi/fires")
    void fires(Step step) {
        step.run("fire", () -> shipped.fire(new Shipped("by CDI event")));
        step.run("send", String.class, () -> sender.send(new Shipped("by sender")));
    }

    @DurableFunction(id = "observes")
    @OnEvent(Shipped.class)
    String observes(Shipped event) {
        return event.article();
    }

    /** What every kind of run needs: a step, a sleep, a wait, and a step that succeeds at its second attempt. */
    @DurableFunction(id = "whole", retries = 1)
    @OnEvent(name = "cdi/whole")
    Map<String, Object> whole(Run<Object> run, Step step) {
        String first = step.run("first", String.class, () -> "done");
        step.sleep("a while", Duration.ofMillis(10));
        boolean heard = step.waitForEvent(
                        "heard", event("cdi/whole.heard").match("data.number").timeout(Duration.ofMinutes(5)))
                .isPresent();
        int attempt = step.run("second attempt", Integer.class, () -> {
            if (run.attempt() == 0) {
                throw new RetryAfterException("Not yet", Duration.ofMillis(10));
            }
            return run.attempt();
        });
        return Map.of("first", first, "heard", heard, "attempt", attempt);
    }
}
