package io.github.inngest4j.servertests;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Tells Arquillian of the servers for which the tests bring the adapter, and of servers that are stopped. */
public final class OwnContainers implements LoadableExtension {

    /** As Arquillian makes it. */
    public OwnContainers() {}

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(GoneWithTheServer.class);
        if (OwnContainer.servers().containsKey(System.getProperty("arquillian.launch"))) {
            builder.service(DeployableContainer.class, OwnContainer.class);
        }
    }
}
