package io.github.inngest4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method a durable function, see {@link InngestFunction#annotated(Object)}. What starts it, say {@link OnEvent} and
 * {@link OnCron}; without any of them it is only invoked.
 *
 * <p>The parameters are told by their types, in any order: {@link Step}, {@link Run}, {@link InngestEvent}, a
 * {@link java.util.List} of {@code InngestEvent} for batches, and at most one of another type: the data of the event. The
 * returned value is the result of the run.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DurableFunction {

    /**
     * The id of the function, see {@link InngestFunction#define}.
     *
     * @return the id
     */
    String id();

    /**
     * The name of the function for people.
     *
     * @return the name; by default the id
     */
    String name() default "";

    /**
     * What the function is for.
     *
     * @return the description; by default none
     */
    String description() default "";

    /**
     * How often a step, or the code between steps, is tried again, see {@link FunctionSettings#retries}.
     *
     * @return the number of retries; by default the server decides
     */
    int retries() default -1;
}
