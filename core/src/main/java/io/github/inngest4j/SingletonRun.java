package io.github.inngest4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Allows one run at a time (SDK specification, section 4.3.2). Immutable.
 *
 * @param mode what happens to a second run
 * @param key a CEL expression over {@code event}; one run is allowed for each of its values. {@code null} is one in all
 */
public record SingletonRun(Mode mode, @Nullable String key) {

    /** What happens to a second run. */
    public enum Mode {
        /** It does not start. */
        SKIP("skip"),
        /** It starts, and the first one is cancelled. */
        CANCEL("cancel");

        private final String wireName;

        Mode(String wireName) {
            this.wireName = wireName;
        }

        /**
         * The name in the protocol.
         *
         * @return {@code skip} or {@code cancel}
         */
        public String wireName() {
            return wireName;
        }
    }

    /** Checks that there is a mode. */
    public SingletonRun {
        Objects.requireNonNull(mode, "mode");
    }

    /**
     * Does not start a second run.
     *
     * @return one run in all
     */
    public static SingletonRun skip() {
        return new SingletonRun(Mode.SKIP, null);
    }

    /**
     * Cancels the first run for the sake of a second one.
     *
     * @return one run in all
     */
    public static SingletonRun cancel() {
        return new SingletonRun(Mode.CANCEL, null);
    }

    /**
     * Allows one run for each value of an expression.
     *
     * @param newKey CEL over {@code event}
     * @return a copy
     */
    public SingletonRun key(String newKey) {
        return new SingletonRun(mode, newKey);
    }
}
