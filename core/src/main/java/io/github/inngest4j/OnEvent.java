package io.github.inngest4j;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Starts the annotated {@link DurableFunction} by an event: that of a class, or one of a name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(OnEvent.List.class)
public @interface OnEvent {

    /**
     * The class of the event's data, which has an {@link EventName}.
     *
     * @return the class; by default the {@link #name()} counts
     */
    Class<?> value() default Void.class;

    /**
     * The name of the event, for events without a class; it may end with {@code /*} or {@code .*}.
     *
     * @return the name
     */
    String name() default "";

    /**
     * What the event must fulfil.
     *
     * @return CEL over {@code event}; by default any event counts
     */
    String condition() default "";

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
        OnEvent[] value();
    }
}
