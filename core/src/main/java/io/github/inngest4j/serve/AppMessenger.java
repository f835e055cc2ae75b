package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.internal.client.ServerApi;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.replay.Messenger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives calls what they use of their app. */
final class AppMessenger implements Messenger {

    private final Inngest inngest;
    private final ServerApi server;
    private final JsonMapper mapper;
    private final Gate gate;

    AppMessenger(Inngest inngest, ServerApi server, JsonMapper mapper, Gate gate) {
        this.inngest = inngest;
        this.server = server;
        this.mapper = mapper;
        this.gate = gate;
    }

    @Override
    public List<String> sendEvents(List<InngestEvent<?>> events) {
        return inngest.send(events);
    }

    @Override
    public Optional<String> sendSignal(String signal, @Nullable Object data) {
        return Optional.ofNullable(server.sendSignal(signal, mapper.write(data)));
    }

    @Override
    public int checkpoint(String runId, byte[] body) {
        return server.checkpoint(runId, body);
    }

    @Override
    public boolean isStopping() {
        return gate.isClosed();
    }
}
