package io.github.inngest4j.servertests.platform;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.Step;
import io.github.inngest4j.cdi.InngestApp;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Each function belongs to one test. */
@InngestApp("platform")
@ApplicationScoped
public class PlatformFunctions {

    @EJB
    Safe safe;

    /** For the container. */
    public PlatformFunctions() {}

    /**
     * What is there where code is executed.
     *
     * @param requestThread whether this is the thread of the request
     * @param caller whom an Enterprise Bean takes for its caller
     * @param entry what JNDI has for this application
     * @param ownLoader whether the thread sees the classes of this application
     */
    public record Context(boolean requestThread, String caller, String entry, boolean ownLoader) {}

    private Context context() throws NamingException, ClassNotFoundException {
        return new Context(
                RequestThread.isThis(),
                safe.open(),
                InitialContext.doLookup("java:comp/env/entry"),
                Class.forName(
                                Safe.class.getName(),
                                false,
                                Thread.currentThread().getContextClassLoader())
                        == Safe.class);
    }

    @DurableFunction(id = "in-function")
    @OnEvent(name = "platform/called")
    Context inFunction() throws NamingException, ClassNotFoundException {
        return context();
    }

    @DurableFunction(id = "in-step")
    @OnEvent(name = "platform/called")
    Context inStep(Step step) {
        return step.run("look around", Context.class, this::context);
    }

    @DurableFunction(id = "denied")
    @OnEvent(name = "platform/called")
    String denied(Step step) {
        return step.run("empty", String.class, safe::empty);
    }

    @DurableFunction(id = "validated")
    @OnEvent(Hired.class)
    String validated(Hired hired) {
        return hired.name();
    }
}
