package io.github.inngest4j.servertests;

import java.io.IOException;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * WildFly's own way to change something under load: it refuses requests, and the change begins when those that run are over.
 * Without it Undertow tells Weld of requests that begin, and not of their end, while an application is removed; Weld then
 * leaves the application on their threads, and warns of that (WELD-000714).
 */
final class Suspension {

    private static final int SECONDS_TO_END_REQUESTS = 30;

    private Suspension() {}

    /** Makes a change while the server is suspended. */
    static void during(Runnable change) throws IOException {
        int port = Integer.getInteger("server.management.port");
        try (ModelControllerClient client = ModelControllerClient.Factory.create("127.0.0.1", port)) {
            ModelNode suspend = Operations.createOperation("suspend");
            suspend.get("suspend-timeout").set(SECONDS_TO_END_REQUESTS);
            execute(client, suspend);
            try {
                change.run();
            } finally {
                execute(client, Operations.createOperation("resume"));
            }
        }
    }

    private static void execute(ModelControllerClient client, ModelNode operation) throws IOException {
        ModelNode outcome = client.execute(operation);
        if (!Operations.isSuccessfulOutcome(outcome)) {
            throw new IOException("WildFly: " + operation + " " + Operations.getFailureDescription(outcome));
        }
    }
}
