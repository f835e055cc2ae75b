package io.github.inngest4j.middleware;

/**
 * Names a value that middleware adds to the context of a call, with its type. Two keys are never equal, also if their
 * names are: keep one in a constant. Immutable.
 *
 * @param <T> the type of the value
 */
@SuppressWarnings("unused") // The type parameter is for the compiler alone.
public final class ContextKey<T> {

    private final String name;

    private ContextKey(String name) {
        this.name = name;
    }

    /**
     * A new key.
     *
     * @param <T> the type of the value
     * @param name what the key is called in messages
     * @return the key
     */
    public static <T> ContextKey<T> of(String name) {
        return new ContextKey<>(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
