package io.github.inngest4j.servertests;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** For a container that is configured by the system properties of the tests. */
public final class NoConfiguration implements ContainerConfiguration {

    /** As Arquillian makes it. */
    public NoConfiguration() {}

    @Override
    public void validate() {}
}
