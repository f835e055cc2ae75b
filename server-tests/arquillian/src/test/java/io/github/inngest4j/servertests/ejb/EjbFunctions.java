package io.github.inngest4j.servertests.ejb;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepException;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Functions that call EJBs. */
@InngestApp("ejbs")
@ApplicationScoped
public class EjbFunctions {

    @Inject
    WithTransaction withTransaction;

    @Inject
    WithoutTransaction withoutTransaction;

    @Inject
    Cashier cashier;

    @DurableFunction(id = "with-transaction")
    @OnEvent(name = "served")
    public String withTransaction() {
        return withTransaction.serve();
    }

    @DurableFunction(id = "without-transaction")
    @OnEvent(name = "served")
    public String withoutTransaction() {
        try {
            return withoutTransaction.serve();
        } catch (StepException e) {
            return "as it is";
        } catch (EJBException e) {
            return "wrapped: " + (e.getCause() instanceof StepException failure ? failure.getMessage() : e.getCause());
        }
    }

    @DurableFunction(id = "refusing")
    @OnEvent(name = "served")
    public String refusing() {
        return withoutTransaction.refuse();
    }

    @DurableFunction(id = "asynchronous")
    @OnEvent(name = "served")
    public String asynchronous(Step step) throws Exception {
        return withoutTransaction.serveLater(step).get();
    }

    @DurableFunction(id = "step-method")
    @OnEvent(name = "served")
    public String stepMethod() {
        return cashier.take();
    }

    @DurableFunction(id = "step-method-without-transaction")
    @OnEvent(name = "served")
    public String stepMethodWithoutTransaction() {
        return cashier.takeWithoutTransaction();
    }

    @DurableFunction(id = "in-step")
    @OnEvent(name = "served")
    public String inStep(Step step) {
        return step.run("book", String.class, cashier::book);
    }
}
