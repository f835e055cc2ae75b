package io.github.inngest4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method what limits a {@link DurableFunction} of the same class: it gets the {@link FunctionSettings} to fill in,
 * once, when the function is defined. It is the method's only parameter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Configures {

    /**
     * The id of the function.
     *
     * @return the id
     */
    String value();
}
