package io.github.inngest4j;

import io.github.inngest4j.middleware.ContextKey;
import java.util.List;
import java.util.Optional;
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
     * What a middleware has added to the context of this call.
     *
     * @param <T> the type of the value
     * @param key its key
     * @return the value; empty if no middleware has added one
     */
    <T> Optional<T> value(ContextKey<T> key);

    /**
     * Whether the code that is executed at present was executed before, in an earlier call of the run. It turns to false
     * where new code begins: after the last recorded step, or with the first one that is not (SDK specification, section
     * 6.4).
     *
     * @return whether it was
     */
    boolean isReplaying();

    /**
     * A logger that is silent while the function is {@linkplain #isReplaying replayed}, so that each line is written once
     * however often the code is executed. What fails is executed, and logged, again; so may be code beside parallel steps.
     *
     * @return the logger {@code inngest.<app>.<function>}
     */
    System.Logger logger();

    /**
     * Short for {@code event().data()}.
     *
     * @return the data of the triggering event
     */
    default E data() {
        return event().data();
    }
}
