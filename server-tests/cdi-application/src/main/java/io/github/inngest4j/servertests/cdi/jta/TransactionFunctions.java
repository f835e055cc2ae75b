package io.github.inngest4j.servertests.cdi.jta;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Run;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Functions whose steps have transactions. */
@ApplicationScoped
public class TransactionFunctions {

    @Inject
    Ledger ledger;

    /** For the container. */
    public TransactionFunctions() {}

    @DurableFunction(id = "commits")
    @OnEvent(name = "cdi/commits")
    List<String> commits(Run<Object> run) {
        ledger.book(run.runId());
        return ledger.ends(run.runId());
    }

    @DurableFunction(id = "rolls-back", retries = 0)
    @OnEvent(name = "cdi/rolls-back")
    List<String> rollsBack(Run<Object> run) {
        try {
            ledger.overdraw(run.runId());
            return List.of("no error");
        } catch (StepException e) {
            return ledger.ends(run.runId());
        }
    }

    @DurableFunction(id = "step-within", retries = 0)
    @OnEvent(name = "cdi/step-within")
    void stepWithin(Step step) {
        ledger.within(() -> step.run("too late", () -> {}));
    }

    @DurableFunction(id = "sleep-within", retries = 0)
    @OnEvent(name = "cdi/sleep-within")
    void sleepWithin(Step step) {
        ledger.within(() -> step.sleep("too long", Duration.ofMillis(10)));
    }
}
