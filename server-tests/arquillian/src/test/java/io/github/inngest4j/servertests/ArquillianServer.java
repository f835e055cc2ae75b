package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.HttpEndpoint;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployer;

/** The server of this run, which Arquillian starts before the first class of tests, and stops after the last. */
final class ArquillianServer implements Server {

    private static final long PATIENCE_IN_SECONDS = 90;

    private static volatile boolean stopped;

    private final Deployer deployer;
    private final String prefix;

    /**
     * The server.
     *
     * @param prefix what comes before the names of applications, in their paths too
     */
    ArquillianServer(Deployer deployer, String prefix) {
        this.deployer = deployer;
        this.prefix = prefix;
    }

    /** Whether a test has stopped it. */
    static boolean isStopped() {
        return stopped;
    }

    /** Deploys; Arquillian removes it in the end. */
    void deploy(String... paths) {
        for (String path : paths) {
            deployer.deploy(prefix + path);
        }
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + Integer.getInteger("server.port"));
    }

    @Override
    public HttpEndpoint at(String path) {
        return Server.super.at("/" + prefix + path.substring(1));
    }

    @Override
    public void redeploy(String path) throws IOException {
        if (Boolean.getBoolean("server.suspends")) {
            Suspension.during(() -> replace(path));
        } else {
            replace(path);
        }
    }

    private void replace(String path) {
        undeploy(path);
        deploy(path.substring(1));
    }

    @Override
    public void undeploy(String path) {
        deployer.undeploy(prefix + path.substring(1));
    }

    @Override
    public void stop() throws Exception {
        ProcessHandle process = process();
        stopped = true;
        process.destroy();
        process.onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public long countObjects(String className) throws Exception {
        return Heap.countObjects(process().pid(), className);
    }

    /** The JVM of the server, which is the only one that the tests start. */
    private static ProcessHandle process() {
        List<ProcessHandle> children = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("java"))
                .toList();
        if (children.size() != 1) {
            throw new IllegalStateException("Which of these is the server? " + children);
        }
        return children.get(0);
    }

    @Override
    public boolean answersItself(String behaviour) {
        return List.of(System.getProperty("server.answers", "").split(",")).contains(behaviour);
    }
}
