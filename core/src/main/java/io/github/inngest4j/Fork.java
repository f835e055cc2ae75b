package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * A branch that was started with {@link Step#fork} or {@link Step#runAsync}. It belongs to one call and its thread.
 *
 * @param <T> the type of the branch's result
 */
public interface Fork<T extends @Nullable Object> {

    /**
     * Waits for the branch. Where it is not finished yet, the branch that calls this is parked, or in the function's
     * main line the call ends; a later call comes back here.
     *
     * <p>What the branch threw is thrown here unchanged, checked exceptions included.
     *
     * @return the branch's result
     * @throws StepException if a step of the branch failed for good and the branch did not handle it
     * @throws StepUsageException if the fork is joined from another thread or after its call
     */
    T join();
}
