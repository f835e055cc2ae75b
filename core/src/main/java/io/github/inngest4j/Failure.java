package io.github.inngest4j;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run that has failed for good (SDK specification, section 11), see {@link TypedFunction#onFailure}. It belongs to one
 * call.
 *
 * @param <E> the type of the data of the event that had triggered the failed run
 */
public final class Failure<E extends @Nullable Object> {

    private final EndedRun<E> ended;

    Failure(EndedRun<E> ended) {
        this.ended = ended;
    }

    /**
     * Why the run failed.
     *
     * @return the error as the server recorded it
     */
    public FunctionError error() {
        return FunctionError.of(ended.error());
    }

    /**
     * The event that had triggered the failed run; of a batch the first.
     *
     * @return the event, its data bound as for the function itself
     * @throws io.github.inngest4j.json.JsonException if the data cannot be bound
     */
    public InngestEvent<E> event() {
        return ended.event();
    }

    /**
     * The events that had triggered the failed run.
     *
     * @return one event, or those of the batch
     * @throws io.github.inngest4j.json.JsonException if the data of one cannot be bound
     */
    public List<InngestEvent<E>> events() {
        return ended.events();
    }

    /**
     * The function that failed.
     *
     * @return its id, without the app's prefix
     */
    public String functionId() {
        return ended.function().id();
    }

    /**
     * The run that failed.
     *
     * @return its id
     */
    public String runId() {
        return ended.runId();
    }

    /**
     * The run that is executed now.
     *
     * @return the run, whose event is the server's {@code inngest/function.failed}
     */
    public Run<Map<String, @Nullable Object>> run() {
        return ended.run();
    }
}
