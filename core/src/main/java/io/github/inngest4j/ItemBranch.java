package io.github.inngest4j;

import org.jspecify.annotations.Nullable;

/**
 * The branch of one item of {@link Step#all(java.util.Collection, java.util.function.Function, ItemBranch)}.
 *
 * @param <S> the type of the item
 * @param <T> the type of the branch's result
 */
@FunctionalInterface
public interface ItemBranch<S extends @Nullable Object, T extends @Nullable Object> {

    /**
     * Runs the branch of an item.
     *
     * @param item the item
     * @return the branch's result
     * @throws Exception the branch's failure
     */
    T run(S item) throws Exception;
}
