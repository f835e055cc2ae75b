package io.github.inngest4j.servertests;

import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;

/** Keeps Arquillian from removing applications from a server that a test has stopped. */
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
}
