package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * A part of a function that advances beside others: any code with steps.
 *
 * @param <T> the type of its result
 */
@FunctionalInterface
public interface Branch<T extends @Nullable Object> {

    /**
     * Runs the branch. Like the function itself it is replayed from its first line on every call.
     *
     * @return the branch's result
     * @throws Exception the branch's failure, which reaches the code that joins it as it is
     */
    T run() throws Exception;
}
