package io.github.inngest4j.servertests.caller;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Asks the request who has made it. */
@InngestApp("caller")
@ApplicationScoped
public class CallerFunctions {

    @Inject
    HttpServletRequest request;

    /** For the container. */
    public CallerFunctions() {}

    /**
     * Who makes a request.
     *
     * @param name the name
     * @param clerk whether the caller has this role
     * @param director whether the caller has this role
     */
    public record Caller(String name, boolean clerk, boolean director) {}

    private Caller caller() {
        return new Caller(
                request.getUserPrincipal().getName(), request.isUserInRole("clerk"), request.isUserInRole("director"));
    }

    @DurableFunction(id = "in-function")
    @OnEvent(name = "caller/called")
    Caller inFunction() {
        return caller();
    }

    @DurableFunction(id = "in-step")
    @OnEvent(name = "caller/called")
    Caller inStep(Step step) {
        return step.run("look around", Caller.class, this::caller);
    }
}
