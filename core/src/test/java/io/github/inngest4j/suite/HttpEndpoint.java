package io.github.inngest4j.suite;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** An app that is served by HTTP; each request has a connection of its own. */
public final class HttpEndpoint implements Endpoint {

    private static final int PATIENCE_IN_MILLIS = 60_000;

    private final URI url;
    private final Runnable end;

    /**
     * An app that is served already.
     *
     * @param url its address, with host and port
     * @param end ends the service
     */
    public HttpEndpoint(URI url, Runnable end) {
        this.url = url;
        this.end = end;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public Answer send(Call call) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(RawHttp.head(call.method(), url.getRawPath() + call.query(), headers(call)));
            out.write(call.body());
            out.flush();
            return RawHttp.read(socket.getInputStream(), call.method().equals("HEAD"));
        }
    }

    /** Opens a connection, to send whatever may come to somebody's mind. */
    public Socket connect() throws IOException {
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(PATIENCE_IN_MILLIS);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private Map<String, String> headers(Call call) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", url.getRawAuthority());
        headers.put("Connection", "close");
        if (call.body().length > 0 || !call.method().equals("GET")) {
            headers.put("Content-Length", Integer.toString(call.body().length));
        }
        headers.putAll(call.headers());
        return headers;
    }

    @Override
    public void close() {
        end.run();
    }
}
