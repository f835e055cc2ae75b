package io.github.inngest4j.jaxrs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the exact bytes of a request's body, and hardly more than are allowed. */
final class RequestBody {

    private static final int PART = 16 * 1024;
    private static final int BELIEVED = 512 * 1024;

    private RequestBody() {}

    /**
     * Reads a body.
     *
     * @param request the request
     * @param limit the largest size, in bytes
     * @return the body, or {@code null} if it is larger
     * @throws BodyReadBeforeException if something else has read it, or put another in its place
     * @throws IOException if the client does not send it
     */
    static byte @Nullable [] read(Incoming request, int limit) throws IOException {
        long announced = request.announced();
        if (announced > limit) {
            return null;
        }
        byte[] body = readNoMoreThan(limit + 1L, announced, request.entity().stream());
        if (announced >= 0 && body.length != announced && !request.isEncoded()) {
            throw new BodyReadBeforeException();
        }
        return body.length > limit ? null : body;
    }

    /**
     * As readNBytes, but without a last attempt to read nothing: for that Tomcat would wait until more comes. What is announced
     * is believed up to a size that is no harm if nothing comes; an array of just this size need not be copied.
     */
    private static byte[] readNoMoreThan(long most, long announced, InputStream in) throws IOException {
        byte[] body = new byte[(int) Math.min(most, announced < 0 ? PART : Math.min(announced, BELIEVED))];
        int size = 0;
        while (true) {
            if (size == body.length) {
                // Something may follow, whatever was announced.
                int next = size == most ? -1 : in.read();
                if (next < 0) {
                    return body;
                }
                body = Arrays.copyOf(body, (int) Math.min(most, Math.max(2L * size, PART)));
                body[size++] = (byte) next;
            } else {
                int count = in.read(body, size, body.length - size);
                if (count < 0) {
                    return Arrays.copyOf(body, size);
                }
                size += count;
            }
        }
    }
}
