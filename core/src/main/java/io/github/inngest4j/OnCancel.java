package io.github.inngest4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method what is done when a run of a {@link DurableFunction} of the same class was cancelled, see
 * {@link TypedFunction#onCancel}. Its parameters are a {@link Cancellation} and a {@link Step}, in any order; either may be
 * absent.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnCancel {

    /**
     * The id of the function.
     *
     * @return the id
     */
    String value();
}
