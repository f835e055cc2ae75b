package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What steps that send use: the app's client. Failures are exceptions; thread-safe. */
public interface Messenger {

    /** Sends events and gives their ids. */
    List<String> sendEvents(List<InngestEvent<?>> events);

    /** Sends a signal and gives the run that received it, or empty if none was waiting. */
    Optional<String> sendSignal(String signal, @Nullable Object data);
}
