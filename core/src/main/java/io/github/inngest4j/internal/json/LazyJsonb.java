package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** JSON-B, which is not there in every application, from the moment it is needed. Safe for several threads. */
final class LazyJsonb implements AutoCloseable {

    private @Nullable JsonbCodec codec;
    private @Nullable UserTypes types;
    private boolean closed;

    /**
     * What binds by JSON-B.
     *
     * @param needed the type that needs it, for the message if it is not there
     */
    synchronized UserTypes types(Class<?> needed) {
        if (types == null) {
            if (closed) {
                throw new IllegalStateException("JSON-B was closed with the Inngest instance it belonged to");
            }
            codec = load(needed);
            types = new CodecTypes(codec);
        }
        return types;
    }

    private static JsonbCodec load(Class<?> needed) {
        try {
            return new JsonbCodec();
        } catch (NoClassDefFoundError | NoSuchElementException e) {
            throw new JsonException(
                    needed.getName()
                            + " needs JSON-B, but no provider of it was found. On an application server, activate "
                            + "its JSON-B feature; elsewhere add org.eclipse:yasson and org.eclipse.parsson:parsson, or give "
                            + "the Inngest instance a JsonCodec",
                    e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        types = null;
        if (codec != null) {
            codec.close();
            codec = null;
        }
    }
}
