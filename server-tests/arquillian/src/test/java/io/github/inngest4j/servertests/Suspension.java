package io.github.inngest4j.servertests;

import java.io.IOException;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * While this lasts WildFly refuses requests, and it begins when those that run are over: its own way to change something
 * under load. Without it Undertow tells Weld of requests that begin, and not of their end, while an application is removed;
 * Weld then leaves the application on their threads, and warns of that (WELD-000714).
 */
final class Suspension implements AutoCloseable {

    private static final int SECONDS_TO_END_REQUESTS = 30;

    private final ModelControllerClient client;

    /** Suspends the server. */
    Suspension() throws IOException {
        client = ModelControllerClient.Factory.create("127.0.0.1", Integer.getInteger("server.management.port"));
        ModelNode suspend = Operations.createOperation("suspend");
        suspend.get("suspend-timeout").set(SECONDS_TO_END_REQUESTS);
        execute(suspend);
    }

    private void execute(ModelNode operation) throws IOException {
        ModelNode outcome = client.execute(operation);
        if (!Operations.isSuccessfulOutcome(outcome)) {
            throw new IOException("WildFly: " + operation + " " + Operations.getFailureDescription(outcome));
        }
    }

    /** Lets the server go on. */
    @Override
    public void close() throws IOException {
        try (client) {
            execute(Operations.createOperation("resume"));
        }
    }
}
