package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.Run;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Bean Validation of what events bring. Loaded only where there is the API. */
final class EventValidation {

    private final Validator validator;

    private EventValidation(Validator validator) {
        this.validator = validator;
    }

    /** Validates the events of a run, or {@code null} where there is no validator. */
    static @Nullable Consumer<Run<?>> find(Instance<Object> lookup) {
        Validator validator = Optionals.bean(lookup, Validator.class);
        if (validator == null) {
            validator = Optionals.named(Validator.class, "java:comp/Validator");
        }
        return validator == null ? null : new EventValidation(validator)::check;
    }

    private void check(Run<?> run) {
        for (InngestEvent<?> event : run.events()) {
            check(run.functionId(), event.name(), event.data());
        }
    }

    /** Data that is wrong now is wrong at every attempt. Values are not told: they may be secret. */
    private void check(String functionId, String event, @Nullable Object data) {
        if (data == null || data instanceof Map) {
            return;
        }
        TreeSet<String> problems = new TreeSet<>();
        for (ConstraintViolation<Object> violation : validator.validate(data)) {
            problems.add(violation.getPropertyPath() + " " + violation.getMessage());
        }
        if (!problems.isEmpty()) {
            throw new NonRetriableException("function '" + functionId + "': the data of event '" + event
                    + "' is not valid: " + String.join("; ", problems));
        }
    }
}
