package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import org.jspecify.annotations.Nullable;

/** JSON-B, which is not there in every application, from the moment it is needed. Safe for several threads. */
final class LazyJsonb implements AutoCloseable {

    private @Nullable JsonbCodec codec;
    private @Nullable UserTypes types;
    private boolean closed;

    synchronized UserTypes types() {
        if (types == null) {
            if (closed) {
                throw new IllegalStateException("JSON-B was closed with the Inngest instance it belonged to");
            }
            codec = load();
            types = new CodecTypes(codec);
        }
        return types;
    }

    private static JsonbCodec load() {
        try {
            return new JsonbCodec();
        } catch (NoClassDefFoundError e) {
            throw new JsonException(
                    "A type that is not a plain record needs JSON-B, which is not on the class path. On an application "
                            + "server, activate its JSON-B feature; elsewhere add org.eclipse:yasson and "
                            + "org.eclipse.parsson:parsson, or give the Inngest instance a JsonCodec",
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
