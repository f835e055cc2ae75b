package io.github.inngest4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Starts the annotated {@link DurableFunction} on a schedule. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(OnCron.List.class)
public @interface OnCron {

    /**
     * The schedule, see {@link FunctionBuilder#onCron(String)}.
     *
     * @return the expression
     */
    String value();

    /**
     * The most by which a start is delayed, see {@link FunctionBuilder#onCron(String, java.time.Duration)}.
     *
     * @return a duration such as {@code 30s} or {@code PT30S}; by default none
     */
    String jitter() default "";

    /** Holds several of them. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface List {
        /**
         * The annotations.
         *
         * @return the annotations
         */
        OnCron[] value();
    }
}
