package io.github.inngest4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many steps of a function's runs may be executed at once (SDK specification, section 4.3.2). Further ones wait in
 * the server's queue; sleeping and waiting runs do not count. Immutable.
 *
 * @param limit at least 1
 * @param key a CEL expression over {@code event}; the limit holds for each of its values apart. {@code null} is one limit
 *     for all
 * @param scope which steps share the limit; all scopes but {@link Scope#FUNCTION} need a key
 */
public record Concurrency(int limit, @Nullable String key, Scope scope) {

    /** Which steps share a limit. */
    public enum Scope {
        /** Those of this function. */
        FUNCTION("fn"),
        /** Those of all functions in the environment that have a limit of the same key. */
        ENV("env"),
        /** Those of all functions in the account that have a limit of the same key. */
        ACCOUNT("account");

        private final String wireName;

        Scope(String wireName) {
            this.wireName = wireName;
        }

        /**
         * The name in the protocol.
         *
         * @return {@code fn}, {@code env} or {@code account}
         */
        public String wireName() {
            return wireName;
        }
    }

    /** Checks that there is a scope. */
    public Concurrency {
        Objects.requireNonNull(scope, "scope");
    }

    /**
     * One limit for all steps of the function.
     *
     * @param limit at least 1
     * @return the limit
     */
    public static Concurrency limit(int limit) {
        return new Concurrency(limit, null, Scope.FUNCTION);
    }

    /**
     * Applies the limit to each value of an expression apart.
     *
     * @param newKey CEL over {@code event}, for example {@code event.data.customerId}
     * @return a copy
     */
    public Concurrency key(String newKey) {
        return new Concurrency(limit, newKey, scope);
    }

    /**
     * Shares the limit with other functions.
     *
     * @param newScope which steps share the limit
     * @return a copy
     */
    public Concurrency scope(Scope newScope) {
        return new Concurrency(limit, key, newScope);
    }
}
