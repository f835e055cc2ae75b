package io.github.inngest4j.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/** A kept-alive HTTP/1.1 connection, with as little work for this side as possible: both share the machine. */
final class Connection implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final InputStream in;

    Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the body
     */
    record Answer(int status, byte[] body) {

        String text() {
            return new String(body, UTF_8);
        }
    }

    /** Sends a complete request and reads its answer. */
    Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(header.substring(LENGTH.length()).strip());
            }
        }
        return new Answer(status, in.readNBytes(length));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server has closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    /** A request with the headers that the server sends. */
    static byte[] request(String target, byte[] body, String moreHeaders) {
        byte[] head = ("POST " + target + " HTTP/1.1\r\n"
                        + "Host: 127.0.0.1\r\n"
                        + "User-Agent: Inngest\r\n"
                        + "Content-Length: " + body.length + "\r\n"
                        + "Account-Id: 00000000-0000-4000-a000-000000000000\r\n"
                        + "Content-Type: application/json\r\n"
                        + "Traceparent: 00-90552733b6d4dd0a7e527f663511f4d3-9cd4ddd065ff52de-01\r\n"
                        + "X-Inngest-Generation-Id: 1\r\n"
                        + "X-Inngest-Job-Id: upyoizq78967\r\n"
                        + "X-Inngest-Req-Version: 2\r\n"
                        + "X-Inngest-Step-Id: step\r\n"
                        + "X-Request-Id: 01M83D06SZMXR4VTJHTVW9BSQF\r\n"
                        + "X-Run-Id: 01M83D06SGKRMK8PADY2XW5NSZ\r\n"
                        + moreHeaders
                        + "Accept-Encoding: gzip\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
