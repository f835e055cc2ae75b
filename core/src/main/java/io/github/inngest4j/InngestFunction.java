package io.github.inngest4j;

import java.util.Objects;

/** A durable function: its id, what triggers it, how it is limited, and its code. Immutable and thread-safe. */
public final class InngestFunction {

    private final String id;
    private final Handler<?> handler;

    InngestFunction(String id, Handler<?> handler) {
        this.id = Objects.requireNonNull(id, "id");
        this.handler = Objects.requireNonNull(handler, "handler");
    }

    /**
     * The id of the function, without the app's prefix.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The code of the function.
     *
     * @return the handler
     */
    public Handler<?> handler() {
        return handler;
    }
}
