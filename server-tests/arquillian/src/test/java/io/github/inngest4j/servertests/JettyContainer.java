package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jspecify.annotations.Nullable;

/** Jetty as it is downloaded: there is no adapter for it. */
public final class JettyContainer implements DeployableContainer<NoConfiguration> {

    private @Nullable RunningServer running;

    /** As Arquillian makes it. */
    public JettyContainer() {}

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public void start() throws LifecycleException {
        String environment = System.getProperty("arquillian.launch").replace("jetty-", "");
        try {
            running = new Jetty(environment, RequestThreads.PLATFORM).start(Map.of(), Map.of());
        } catch (Exception e) {
            throw new LifecycleException("Jetty has not started", e);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try (RunningServer stopped = running()) {
            stopped.stop();
        } catch (Exception e) {
            throw new LifecycleException("Jetty has not stopped", e);
        }
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        try {
            Path war = Files.createTempFile("deployed", ".war");
            try {
                archive.as(ZipExporter.class).exportTo(war.toFile(), true);
                running().deploy(path(archive), war);
            } finally {
                Files.delete(war);
            }
        } catch (Exception | AssertionError e) {
            throw new DeploymentException("Jetty has not deployed " + archive.getName(), e);
        }
        return new ProtocolMetaData();
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            running().undeploy(path(archive));
        } catch (Exception | AssertionError e) {
            throw new DeploymentException("Jetty has not removed " + archive.getName(), e);
        }
    }

    private RunningServer running() {
        RunningServer server = running;
        if (server == null) {
            throw new IllegalStateException("Jetty does not run");
        }
        return server;
    }

    private static String path(Archive<?> archive) {
        return "/" + archive.getName().replace(".war", "");
    }
}
