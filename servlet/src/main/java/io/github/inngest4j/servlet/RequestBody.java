package io.github.inngest4j.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the exact bytes of a request's body, and hardly more than are allowed. */
final class RequestBody {

    private static final int PART = 16 * 1024;

    private RequestBody() {}

    /**
     * Reads a body.
     *
     * @param request the request
     * @param limit the largest size, in bytes
     * @return the body, or {@code null} if it is larger
     * @throws BodyReadBeforeException if something else has read it
     * @throws IOException if the client does not send it
     */
    static byte @Nullable [] read(HttpServletRequest request, int limit) throws IOException {
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            return null;
        }
        byte[] body = readNoMoreThan(limit + 1L, stream(request));
        // A filter that decompresses the body need not know its length.
        if (body.length < announced && request.getHeader("Content-Encoding") == null) {
            throw new BodyReadBeforeException();
        }
        return body.length > limit ? null : body;
    }

    /** As readNBytes, but without a last attempt to read nothing: for that Tomcat would wait until more comes. */
    private static byte[] readNoMoreThan(long most, InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] part = new byte[PART];
        for (long left = most; left > 0; ) {
            int count = in.read(part, 0, (int) Math.min(PART, left));
            if (count < 0) {
                break;
            }
            body.write(part, 0, count);
            left -= count;
        }
        return body.toByteArray();
    }

    private static InputStream stream(HttpServletRequest request) throws IOException {
        try {
            return request.getInputStream();
        } catch (IllegalStateException e) {
            throw new BodyReadBeforeException();
        }
    }
}
