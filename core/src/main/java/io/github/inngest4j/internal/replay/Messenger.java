package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a call uses of its app. Failures are exceptions, if not said otherwise; thread-safe. */
public interface Messenger {

    /** Sends events and gives their ids. */
    List<String> sendEvents(List<InngestEvent<?>> events);

    /** Sends a signal and gives the run that received it, or empty if none was waiting. */
    Optional<String> sendSignal(String signal, @Nullable Object data);

    /** Stores results of steps at the server, and gives the HTTP status of the answer, or 0 if there was none. */
    int checkpoint(String runId, byte[] body);

    /** Whether the app is stopping, so that calls shall come to an end soon. */
    boolean isStopping();
}
