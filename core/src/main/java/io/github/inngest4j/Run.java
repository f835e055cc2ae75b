package io.github.inngest4j;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The run that a call belongs to: what triggered it and how far it is. It belongs to one call; reading it is allowed
 * from any thread only while that call executes.
 *
 * @param <E> the type of the triggering event's data
 */
public interface Run<E extends @Nullable Object> {

    /**
     * The id of the run, the same on all its calls.
     *
     * @return a ULID
     */
    String runId();

    /**
     * The id of the function, without the app's prefix.
     *
     * @return the id given at definition
     */
    String functionId();

    /**
     * How often the step, or the code between steps, that this call executes has failed before.
     *
     * @return 0 at the first attempt
     */
    int attempt();

    /**
     * How many attempts there are: the configured retries and one.
     *
     * @return the number, or empty where the server did not tell
     */
    OptionalInt maxAttempts();

    /**
     * The event that triggered the run; of a batch the first.
     *
     * @return the event, its data bound on the first use
     * @throws io.github.inngest4j.json.JsonException if the data cannot be bound to the asked type
     */
    InngestEvent<E> event();

    /**
     * The events that triggered the run: one, or those of the batch.
     *
     * @return the events in the order of the batch
     * @throws io.github.inngest4j.json.JsonException if the data of one cannot be bound to the asked type
     */
    List<InngestEvent<E>> events();

    /**
     * Short for {@code event().data()}.
     *
     * @return the data of the triggering event
     */
    default E data() {
        return event().data();
    }
}
