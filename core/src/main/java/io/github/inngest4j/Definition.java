package io.github.inngest4j;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that is said about a function but its code. It cannot be made wrong. */
record Definition(
        String id,
        String name,
        @Nullable String description,
        List<FunctionTrigger> triggers,
        FunctionOptions options,
        EventTypes types) {

    Definition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        triggers = List.copyOf(triggers);
    }

    /** The function that is started when a run of this one has ended in some way. */
    Definition companion(FunctionTrigger.Outcome.Kind kind) {
        return new Definition(
                id + "-" + kind.label(),
                name + " (" + kind.label() + ")",
                null,
                List.of(new FunctionTrigger.Outcome(kind, id)),
                FunctionOptions.ofRetries(1),
                EventTypes.UNTYPED);
    }
}
