package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/** Steps with AI models, see {@link Step#ai()}. The rules of {@link Step} hold. */
public interface Ai {

    /**
     * Lets the Inngest server call a model's provider, so that the app does not wait for the answer.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param request the request
     * @param type what to bind the provider's answer to, for example {@code Map.class}
     * @return the provider's answer
     * @throws StepException if the provider refuses the request for good
     */
    <T> T infer(String id, AiRequest request, Class<T> type);

    /**
     * Runs code that calls a model as a step, and records its input beside its output.
     *
     * @param <T> the type of the result
     * @param id the step's id
     * @param input what is recorded as the step's input
     * @param type what to bind the result to
     * @param body the work
     * @return the body's result
     * @throws StepException if the body has failed on its last attempt
     */
    <T extends @Nullable Object> T wrap(String id, @Nullable Object input, Class<T> type, StepBody<T> body);
}
