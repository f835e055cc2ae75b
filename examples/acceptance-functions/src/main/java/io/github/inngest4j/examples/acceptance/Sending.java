package io.github.inngest4j.examples.acceptance;

import static io.github.inngest4j.examples.acceptance.Fixture.fixture;

import io.github.inngest4j.EventName;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.InngestFunction;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sending events from functions. */
final class Sending {

    private Sending() {}

    static List<InngestFunction> functions(Supplier<? extends Inngest> inngest) {
        return List.of(sink(), sendEvent(), clientSend(inngest));
    }

    record Once(@Nullable String nonce) {}

    @EventName("acc/sink")
    record Numbered(@Nullable String nonce, int n) {}

    record Ids(List<String> ids) {}

    private static InngestFunction sink() {
        return fixture("sink").handler((run, step) -> Collections.singletonMap("received", run.data()));
    }

    /** The step sends once, however often the function is replayed. */
    private static InngestFunction sendEvent() {
        return fixture("send-event").data(Once.class).handler((run, step) -> {
            String nonce = run.data().nonce();
            return new Ids(step.sendEvent(
                    "emit", InngestEvent.of(new Numbered(nonce, 1)), InngestEvent.of(new Numbered(nonce, 2))));
        });
    }

    /** With the client, as from any other code; here in a step, so that a replay does not send again. */
    private static InngestFunction clientSend(Supplier<? extends Inngest> inngest) {
        return fixture("client-send")
                .data(Once.class)
                .handler((run, step) -> step.run("send", Ids.class, () -> {
                    InngestEvent<Once> event = InngestEvent.of("acc/sink", run.data())
                            .withUser(Map.of("who", "me"))
                            .withTs(Instant.ofEpochMilli(1700000000123L))
                            .withV("2024-01-01");
                    return new Ids(inngest.get().send(event));
                }));
    }
}
