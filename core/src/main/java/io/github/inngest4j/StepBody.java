package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * The work of a step that has a result.
 *
 * @param <T> the type of the result
 */
@FunctionalInterface
public interface StepBody<T extends @Nullable Object> {

    /**
     * Does the work. Called once per attempt, never again after it has succeeded.
     *
     * @return the result, which must be expressible as JSON
     * @throws Exception whatever goes wrong; it becomes the step's error
     */
    T run() throws Exception;
}
