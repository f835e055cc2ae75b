package io.github.inngest4j.examples.acceptance;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/** The recorded conversations with the app in a server of its own process, which goes by the real time. */
abstract class StartedWireContract extends WireContract {

    /** Their answers depend on whether a moment is past. */
    private static final Set<String> OF_THEIR_TIME = Set.of("dev/code-change", "signed/code-change");

    private final String server;

    StartedWireContract(String server) {
        this.server = server;
    }

    @Override
    Doorway open(AppSettings settings, String serverUrl, Clock clock) throws Exception {
        return new StartedDoorway(server, settings, serverUrl);
    }

    @Override
    boolean plays(Transcript transcript) {
        return !OF_THEIR_TIME.contains(transcript.name());
    }

    @Override
    Instant timeToSend(Instant recorded) {
        return Instant.now();
    }
}
