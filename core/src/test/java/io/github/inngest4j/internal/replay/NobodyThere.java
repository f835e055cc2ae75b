package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app whose calls send and store nothing. */
public class NobodyThere implements Messenger {

    @Override
    public List<String> sendEvents(List<InngestEvent<?>> events) {
        throw new AssertionError("nothing is sent here");
    }

    @Override
    public Optional<String> sendSignal(String signal, @Nullable Object data) {
        throw new AssertionError("nothing is sent here");
    }

    @Override
    public int checkpoint(String runId, byte[] body) {
        throw new AssertionError("nothing is stored here");
    }

    @Override
    public boolean isStopping() {
        return false;
    }
}
