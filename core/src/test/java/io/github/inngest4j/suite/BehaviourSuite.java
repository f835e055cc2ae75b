package io.github.inngest4j.suite;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Everything that an adapter must pass. */
public abstract class BehaviourSuite
        implements StepBehaviours,
                MemoBehaviours,
                ParallelBehaviours,
                FailureBehaviours,
                SignatureBehaviours,
                RefusalBehaviours,
                IntrospectionBehaviours,
                SyncBehaviours,
                MiddlewareBehaviours,
                StateBehaviours,
                TransportBehaviours {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private FakeServer server;

    /**
     * Serves functions by the adapter.
     *
     * @param inngest the app; it is closed by the suite
     * @param functions the app's functions
     * @return the served app; it is closed by the suite
     * @throws Exception if it cannot be served
     */
    protected abstract Endpoint start(Inngest inngest, List<InngestFunction> functions) throws Exception;

    @BeforeEach
    final void openServer() throws Exception {
        server = new FakeServer();
        opened.push(server);
    }

    @AfterEach
    final void closeAll() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }

    @Override
    public final FakeServer server() {
        return server;
    }

    @Override
    public final Endpoint serve(Consumer<InngestBuilder> settings, InngestFunction... functions) {
        InngestBuilder builder = Inngest.builder(APP_ID).baseUrl(server.url()).eventKey("suite-event-key");
        settings.accept(builder);
        Inngest inngest = builder.build();
        opened.push(inngest);
        try {
            Endpoint endpoint = start(inngest, List.of(functions));
            opened.push(endpoint);
            return endpoint;
        } catch (Exception e) {
            throw new AssertionError("The app cannot be served", e);
        }
    }
}
