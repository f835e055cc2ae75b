package io.github.inngest4j.servertests;

import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;

/** The server of this run. It is started when it is needed, and stopped when the JVM of the tests ends. */
final class ArquillianServer implements Server {

    private static final String NAME = System.getProperty("arquillian.launch");

    private final ContainerController controller;
    private final Deployer deployer;
    private final List<String> deployments;

    private ArquillianServer(ContainerController controller, Deployer deployer, List<String> deployments) {
        this.controller = controller;
        this.deployer = deployer;
        this.deployments = deployments;
    }

    /** Deploys, to a server that is started before unless it runs. */
    static ArquillianServer with(ContainerController controller, Deployer deployer, String... deployments) {
        if (!controller.isStarted(NAME)) {
            controller.start(NAME);
        }
        for (String deployment : deployments) {
            deployer.deploy(deployment);
        }
        return new ArquillianServer(controller, deployer, List.of(deployments));
    }

    @Override
    public URI url() {
        return URI.create("http://127.0.0.1:" + Integer.getInteger("server.port"));
    }

    @Override
    public void redeploy(String path) {
        deployer.undeploy(path.substring(1));
        deployer.deploy(path.substring(1));
    }

    @Override
    public void undeploy(String path) {
        deployer.undeploy(path.substring(1));
    }

    /** Removes what was deployed. */
    void undeploy() {
        deployments.forEach(deployer::undeploy);
    }

    @Override
    public void stop() {
        controller.stop(NAME);
    }

    @Override
    public boolean answersItself(String behaviour) {
        return List.of(System.getProperty("server.answers", "").split(",")).contains(behaviour);
    }

    @Override
    public long countObjects(String className) throws Exception {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        if (children.size() != 1) {
            throw new IllegalStateException("Which of these is the server? " + children);
        }
        return Heap.countObjects(children.get(0).pid(), className);
    }
}
