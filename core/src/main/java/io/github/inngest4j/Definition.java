package io.github.inngest4j;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.middleware.Middleware;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All that is said about a function but its code. It cannot be made wrong. */
record Definition(
        String id,
        String name,
        @Nullable String description,
        List<FunctionTrigger> triggers,
        FunctionOptions options,
        List<Middleware> middleware,
        @Nullable Checkpointing checkpointing,
        EventTypes types) {

    /** Ids become part of addresses, and of expressions in quotes. */
    private static final Pattern UNFIT = Pattern.compile("[\\s\\p{C}'\"\\\\]");

    private static final String ID_RULE =
            "an id is not empty and has no white space, quotes or backslashes; for people there is the name";

    Definition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        triggers = List.copyOf(triggers);
        middleware = List.copyOf(middleware);
        DefinitionCheck check = new DefinitionCheck(id);
        check.require(!id.isEmpty() && !UNFIT.matcher(id).find(), "id", id, ID_RULE);
        check.require(!name.isBlank(), "name", name, "a function needs a name");
        TriggerRules.check(check, triggers);
        OptionRules.check(check, options);
    }

    /** The function that is started when a run of this one has ended in some way. What is around this one is around it, too. */
    Definition companion(FunctionTrigger.Outcome.Kind kind) {
        return new Definition(
                id + "-" + kind.label(),
                name + " (" + kind.label() + ")",
                null,
                List.of(new FunctionTrigger.Outcome(kind, id)),
                FunctionOptions.ofRetries(1),
                middleware,
                checkpointing,
                EventTypes.UNTYPED);
    }
}
