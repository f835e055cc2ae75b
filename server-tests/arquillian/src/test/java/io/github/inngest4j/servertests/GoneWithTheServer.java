package io.github.inngest4j.servertests;

import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.event.StopContainer;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;

/** Keeps Arquillian from removing applications from a server that a test has stopped, and from failing to stop it. */
public final class GoneWithTheServer {

    /** As Arquillian makes it. */
    public GoneWithTheServer() {}

    /**
     * Arquillian removes an application.
     *
     * @param context the removal
     */
    public void undeploy(@Observes EventContext<UnDeployDeployment> context) {
        if (ArquillianServer.isStopped()) {
            context.getEvent().getDeployment().undeployed();
        } else {
            context.proceed();
        }
    }

    /**
     * Arquillian stops the server.
     *
     * @param context the stop
     */
    public void stop(@Observes EventContext<StopContainer> context) {
        try {
            context.proceed();
        } catch (Exception e) {
            // The adapter of Open Liberty fails where there is none any more.
            if (!ArquillianServer.isStopped() || !(e instanceof LifecycleException)) {
                throw e;
            }
        }
    }
}
