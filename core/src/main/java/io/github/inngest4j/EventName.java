package io.github.inngest4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the event whose {@code data} the annotated type describes (SDK specification, section 1.3.4). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {

    /**
     * The event's name, for example {@code shop/order.placed}; at most 512 characters.
     *
     * @return the name
     */
    String value();
}
