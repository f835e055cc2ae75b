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

/** A server that the tests start by themselves: it has no adapter, or one that cannot do what they ask for. */
public final class OwnContainer implements DeployableContainer<NoConfiguration> {

    private final Container container = servers().get(System.getProperty("arquillian.launch"));
    private @Nullable RunningServer running;

    /** As Arquillian makes it. */
    public OwnContainer() {}

    /** These servers, by their names in arquillian.xml. */
    static Map<String, Container> servers() {
        return Map.of(
                "jetty-ee10", new Jetty(Jetty.EE10, RequestThreads.PLATFORM),
                "jetty-ee11", new Jetty(Jetty.EE11, RequestThreads.PLATFORM),
                "payara", new GlassFish("payara6"),
                "payara-micro", new PayaraMicro(),
                "glassfish7", new GlassFish("glassfish7"),
                "glassfish8", new GlassFish("glassfish8"));
    }

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
        try {
            running = container.start(Map.of(), Map.of());
        } catch (Exception | AssertionError e) {
            throw new LifecycleException("The server has not started", e);
        }
    }

    @Override
    public void stop() throws LifecycleException {
        try (RunningServer stopped = running()) {
            stopped.stop();
        } catch (Exception | AssertionError e) {
            throw new LifecycleException("The server has not stopped", e);
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
            throw new DeploymentException("The server has not deployed " + archive.getName(), e);
        }
        return new ProtocolMetaData();
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            running().undeploy(path(archive));
        } catch (Exception | AssertionError e) {
            throw new DeploymentException("The server has not removed " + archive.getName(), e);
        }
    }

    private RunningServer running() {
        RunningServer server = running;
        if (server == null) {
            throw new IllegalStateException("The server does not run");
        }
        return server;
    }

    private static String path(Archive<?> archive) {
        return "/" + archive.getName().replace(".war", "");
    }
}
