package io.github.inngest4j;

import io.github.inngest4j.internal.definition.CelText;
import io.github.inngest4j.internal.protocol.GoDuration;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is wrong in the definition of a function.
 *
 * @param functionId the function
 */
record DefinitionCheck(String functionId) {

    /** Beyond this the server lets a wait or a sleep fail. */
    static final Duration LONGEST_WAIT = Duration.ofDays(366);

    void require(boolean right, String field, Object value, String reason) {
        if (!right) {
            throw new InvalidFunctionException(functionId, field, value, reason);
        }
    }

    void atLeastOne(String field, int value) {
        require(value >= 1, field, value, "it must be at least 1");
    }

    void between(String field, int value, int min, int max) {
        require(value >= min && value <= max, field, value, "it must be from " + min + " to " + max);
    }

    void between(String field, Duration value, Duration min, Duration max) {
        require(
                value.compareTo(min) >= 0 && value.compareTo(max) <= 0,
                field,
                shown(value),
                "it must be from " + shown(min) + " to " + shown(max));
    }

    void positive(String field, @Nullable Duration value) {
        if (value != null) {
            require(!value.isNegative() && !value.isZero(), field, shown(value), "it must be more than nothing");
        }
    }

    /** Refuses an expression that cannot be compiled, as far as that can be seen here. */
    void expression(String field, @Nullable String value) {
        if (value != null) {
            noProblem(field, value, CelText.problem(value));
        }
    }

    void noProblem(String field, Object value, @Nullable String problem) {
        if (problem != null) {
            throw new InvalidFunctionException(functionId, field, value, problem);
        }
    }

    /** Refuses a name that no event can have. */
    void eventName(String field, String name) {
        require(!name.isBlank(), field, name, "an event needs a name");
        require(name.equals(name.strip()), field, name, "it begins or ends with white space");
    }

    static String shown(Duration duration) {
        return duration.isNegative() ? duration.toString() : GoDuration.format(duration);
    }
}
