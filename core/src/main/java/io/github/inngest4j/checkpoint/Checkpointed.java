package io.github.inngest4j.checkpoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the results of a function's steps are stored, on a method with {@link io.github.inngest4j.DurableFunction}. It takes
 * the place of what the app says, with all its values. Times are written like {@code 1m30s}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Checkpointed {

    /**
     * Whether calls go on after a step, see {@link Checkpointing#enabled()}.
     *
     * @return whether they do
     */
    boolean value() default true;

    /**
     * How many results are stored with one request, see {@link Checkpointing#bufferedSteps()}.
     *
     * @return a number from 1
     */
    int bufferedSteps() default 1;

    /**
     * After what time results are stored although there are fewer, see {@link Checkpointing#maxInterval()}.
     *
     * @return the time
     */
    String maxInterval() default "0s";

    /**
     * After what time a call ends, see {@link Checkpointing#maxRuntime()}.
     *
     * @return the time
     */
    String maxRuntime() default "10s";
}
