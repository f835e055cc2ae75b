package io.github.inngest4j.serve;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** For adapters: reads the exact bytes of a request's body, and hardly more than are allowed. Thread-safe. */
public final class RequestBody {

    private static final int PART = 16 * 1024;
    private static final int BELIEVED = 512 * 1024;

    private RequestBody() {}

    /**
     * Reads a body. What is announced is believed up to a size that is no harm if nothing comes.
     *
     * @param in the body
     * @param announced how many bytes the client says that it sends, or a negative number if it does not say so
     * @param limit the largest size, in bytes
     * @return the body, or of one that is too large one byte more than the limit
     * @throws IOException if the client does not send it
     */
    public static byte[] read(InputStream in, long announced, int limit) throws IOException {
        // As readNBytes, but without a last attempt to read nothing: for that Tomcat would wait until more comes. An
        // array of
        // just the size that was announced need not be copied.
        long most = limit + 1L;
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
