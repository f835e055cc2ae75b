package io.github.inngest4j.jaxrs;

import io.github.inngest4j.serve.RequestBody;
import io.github.inngest4j.serve.ServeRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has not been read.
 *
 * @param head everything else
 * @param entity the body as what stands before us has left it
 */
record Incoming(ServeRequest head, Entity entity) {

    /** The body of a request. */
    interface Entity {

        /** The bytes that nobody has read. */
        InputStream stream() throws IOException;

        /** Reads no more of them. Some runtimes would read a body to its end before they answer. */
        default void abandon() {
            try {
                stream().close();
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.DEBUG, "The rest of a body cannot be left alone", e);
            }
        }
    }

    private static final Logger LOG = System.getLogger("io.github.inngest4j.jaxrs");

    ServeRequest withBody(byte[] body) {
        return new ServeRequest(
                head.method(), head.url(), head.headers(), body, head.localAddress(), head.nativeRequest());
    }

    /**
     * Reads the body.
     *
     * @param limit the largest size, in bytes
     * @return the body, or {@code null} if it is larger
     * @throws BodyReadBeforeException if something else has read it, or put another in its place
     * @throws IOException if the client does not send it
     */
    byte @Nullable [] read(int limit) throws IOException {
        long announced = announced();
        if (announced > limit) {
            return null;
        }
        byte[] body = RequestBody.read(entity.stream(), announced, limit);
        if (announced >= 0 && body.length != announced && !isEncoded()) {
            throw new BodyReadBeforeException();
        }
        return body.length > limit ? null : body;
    }

    /** The size of the body as the client has told it, or -1. */
    private long announced() {
        String length = head.header("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Whether something that decompresses the body may stand before us, and change its length by right. */
    private boolean isEncoded() {
        return head.header("Content-Encoding") != null;
    }
}
