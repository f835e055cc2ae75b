package io.github.inngest4j;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What starts a function (SDK specification, section 4.3.2). Immutable. */
public sealed interface FunctionTrigger {

    /**
     * Events of a name.
     *
     * @param name the name, or a pattern that ends with {@code /*} or {@code .*} and stands for all names that begin so
     * @param condition a CEL expression over {@code event} that must hold, or {@code null}
     */
    record Event(String name, @Nullable String condition) implements FunctionTrigger {

        /** Checks that there is a name. */
        public Event {
            Objects.requireNonNull(name, "name");
        }

        /**
         * Tells whether an event is meant, its condition aside.
         *
         * @param eventName the event's name
         * @return whether the name is this one or matches this pattern
         */
        public boolean matches(String eventName) {
            return name.endsWith("*")
                    ? eventName.startsWith(name.substring(0, name.length() - 1))
                    : eventName.equals(name);
        }
    }

    /**
     * A schedule.
     *
     * @param expression five fields, see {@link FunctionBuilder#onCron(String)}
     * @param jitter the most by which the server may delay a start, so that functions of one schedule do not start all
     *     at once; or {@code null}
     */
    record Cron(String expression, @Nullable Duration jitter) implements FunctionTrigger {

        /** Checks that there is an expression. */
        public Cron {
            Objects.requireNonNull(expression, "expression");
        }
    }

    /**
     * The end of another function of the same app. What the server is told contains the app's id, so it is made when
     * the app is registered.
     *
     * @param kind which end
     * @param functionId the id of the other function, without the app's prefix
     */
    record Outcome(Kind kind, String functionId) implements FunctionTrigger {

        /** Checks that both are there. */
        public Outcome {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(functionId, "functionId");
        }

        /** How a run has ended. */
        public enum Kind {
            /** With an error, and no retries were left. */
            FAILED("inngest/function.failed", "failure"),
            /** By a cancellation or a timeout. */
            CANCELLED("inngest/function.cancelled", "cancelled");

            private final String eventName;
            private final String label;

            Kind(String eventName, String label) {
                this.eventName = eventName;
                this.label = label;
            }

            /**
             * The event that the server sends when a run ends so.
             *
             * @return its name
             */
            public String eventName() {
                return eventName;
            }

            /**
             * The word by which ids and names of functions for this end are told apart.
             *
             * @return {@code failure} or {@code cancelled}
             */
            public String label() {
                return label;
            }
        }
    }
}
