package io.github.inngest4j.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Sends a CDI event to the Inngest server: {@code @Inject @ToInngest Event<OrderPlaced> placed}. The event is an object of
 * a class with an {@link io.github.inngest4j.EventName}, or an {@link io.github.inngest4j.InngestEvent}. A qualifier of an
 * app beside it sends by that app, otherwise the main app sends.
 *
 * <p>By default the event is sent at once, within the call of {@code fire}, which throws what the sending throws. Within a
 * function it belongs into a step.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE})
public @interface ToInngest {

    /**
     * Whether the event is sent after the present transaction has committed; it is not sent when it rolls back. Without a
     * transaction it is sent at once.
     *
     * <p>It is sent <em>at most once</em>: if the server cannot be reached after the commit, or the process ends, the event
     * is lost, and all that remains is a line in the log. What must not be lost belongs into a function's step.
     *
     * @return whether it waits for the commit
     */
    boolean afterSuccess() default false;

    /** The annotation as an object, for {@code Event.select}. */
    final class Literal extends AnnotationLiteral<ToInngest> implements ToInngest {

        private static final long serialVersionUID = 1L;

        /** Whether the event waits for the commit. */
        private final boolean afterSuccess;

        /**
         * An annotation.
         *
         * @param afterSuccess whether the event waits for the commit
         */
        public Literal(boolean afterSuccess) {
            this.afterSuccess = afterSuccess;
        }

        @Override
        public boolean afterSuccess() {
            return afterSuccess;
        }
    }
}
