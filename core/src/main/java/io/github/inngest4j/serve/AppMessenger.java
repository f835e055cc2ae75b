package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.internal.client.ServerApi;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.replay.Messenger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends what steps send, by the app's own client. */
final class AppMessenger implements Messenger {

    private final Inngest inngest;
    private final ServerApi server;
    private final JsonMapper mapper;

    AppMessenger(Inngest inngest, ServerApi server, JsonMapper mapper) {
        this.inngest = inngest;
        this.server = server;
        this.mapper = mapper;
    }

    @Override
    public List<String> sendEvents(List<InngestEvent<?>> events) {
        return inngest.send(events);
    }

    @Override
    public Optional<String> sendSignal(String signal, @Nullable Object data) {
        return Optional.ofNullable(server.sendSignal(signal, mapper.write(data)));
    }
}
