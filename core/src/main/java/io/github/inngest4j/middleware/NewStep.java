package io.github.inngest4j.middleware;

import org.jspecify.annotations.Nullable;

/**
 * A step whose work is done now.
 *
 * @param call the call in which it is
 * @param id the step's id, with its number or prefix where it has one
 * @param kind what the step does
 * @param input what is sent along to the server and recorded there: the data of an invocation, the request of an AI
 *     inference, the input of a wrapped AI call; {@code null} for other steps
 */
public record NewStep(
        Call call, String id, StepKind kind, @Nullable Object input) {

    /**
     * This step with other input. For steps that have none it changes nothing.
     *
     * @param newInput the input, as plain Java
     * @return a copy
     */
    public NewStep withInput(@Nullable Object newInput) {
        return new NewStep(call, id, kind, newInput);
    }

    /** Says which step it is, but not its input. */
    @Override
    public String toString() {
        return "NewStep[" + id + ", " + kind + "]";
    }
}
