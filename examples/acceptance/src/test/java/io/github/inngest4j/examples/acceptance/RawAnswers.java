package io.github.inngest4j.examples.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came back on a connection, until it ended. */
final class RawAnswers {

    private static final int PATIENCE_MILLIS = 30_000;

    private RawAnswers() {}

    /** One of them; a container answers by itself what it does not understand. */
    record Raw(int status, Map<String, String> headers, String body) {

        boolean isOfTheLibrary() {
            return headers.containsKey("X-Inngest-Sdk-Handled");
        }
    }

    /** Sends bytes, says that there are no more, and reads whatever comes back. */
    static byte[] exchange(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
                socket.shutdownOutput();
            } catch (IOException e) {
                // The server has heard enough; what it said is still to be read.
            }
            return readToEnd(socket.getInputStream());
        }
    }

    static byte[] readToEnd(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("no end within " + PATIENCE_MILLIS + " ms, after " + all.size() + " bytes", e);
        } catch (IOException e) {
            // A connection that is reset has ended, too.
        }
        return all.toByteArray();
    }

    /** Cuts the bytes into answers. Interim answers are left out. */
    static List<Raw> parse(byte[] bytes) {
        List<Raw> answers = new ArrayList<>();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf("\r\n\r\n", at);
            if (!text.startsWith("HTTP/", at)) {
                // So it was in the first HTTP, which had no version yet.
                answers.add(new Raw(0, Map.of(), text.substring(at)));
                break;
            }
            if (end < 0) {
                throw new IllegalArgumentException("no head of an answer: " + text.substring(at));
            }
            String[] lines = text.substring(at, end).split("\r\n");
            int status = Integer.parseInt(lines[0].split(" ", 3)[1]);
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (int i = 1; i < lines.length; i++) {
                String[] header = lines[i].split(": ?", 2);
                headers.merge(header[0], header[1], (one, other) -> one + "\u0000twice\u0000" + other);
            }
            at = end + 4;
            String rest = text.substring(at);
            String length = headers.get("Content-Length");
            String body = length == null ? rest : rest.substring(0, Math.min(rest.length(), Integer.parseInt(length)));
            if (status >= 200) {
                at += body.length();
                answers.add(new Raw(
                        status,
                        headers,
                        new String(body.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
            }
        }
        return answers;
    }
}
