package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * The work of a block of a declared function, see {@link InngestFunction#declare}.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface BlockBody<T extends @Nullable Object> {

    /**
     * Does the work.
     *
     * @param in the event, and what the blocks before have given
     * @return the result
     * @throws Exception whatever goes wrong
     */
    T run(BlockInput in) throws Exception;
}
