package io.github.inngest4j.servlet;

import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange implements Runnable {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.servlet");
    private static final int NO_CONTENT = 204;
    private static final byte[] NOTHING = {};

    private final ServeHandler handler;
    private final FilterTrouble trouble;
    private final HttpServletRequest servletRequest;
    private final HttpServletResponse response;
    private boolean bodyUnreadable;

    Exchange(ServeHandler handler, FilterTrouble trouble, HttpServletRequest request, HttpServletResponse response) {
        this.handler = handler;
        this.trouble = trouble;
        this.servletRequest = request;
        this.response = response;
    }

    /** Answers the request, whatever happens: nothing is thrown that a container would show to the client. */
    @Override
    public void run() {
        try {
            if (response.isCommitted()) {
                trouble.answeredBefore();
            } else {
                send(answer());
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The client has not taken its answer", e);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A request to the Inngest endpoint could not be answered", e);
            fail();
        }
    }

    private void fail() {
        try {
            if (!response.isCommitted()) {
                response.setStatus(500);
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The container has ended the request by itself", e);
        }
    }

    private ServeResponse answer() {
        Function<byte[], ServeRequest> request = head();
        byte[] body;
        try {
            body = RequestBody.read(servletRequest, handler.maxBodySize());
        } catch (BodyReadBeforeException e) {
            trouble.bodyReadBefore(e.getMessage());
            return handler.refuse(request.apply(NOTHING), 500, "BodyReadBefore", e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Containers differ in what they throw when a client does not keep to HTTP.
            LOG.log(Level.DEBUG, "The client has not sent what it announced", e);
            bodyUnreadable = true;
            // Tomcat answers by itself then; it need not show the stack.
            servletRequest.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            return handler.refuse(
                    request.apply(NOTHING), 400, "BadRequest", "The body of the request could not be read to its end.");
        }
        return body == null ? handler.tooLarge(request.apply(NOTHING)) : handler.handle(request.apply(body));
    }

    /** Makes the request, given its body. What else belongs to it is read before, for a failed read may end the request. */
    private Function<byte[], ServeRequest> head() {
        String method = servletRequest.getMethod().toUpperCase(Locale.ROOT);
        URI url = RequestUrl.of(servletRequest);
        Map<String, List<String>> headers = headers();
        String localAddress = localAddress();
        return body -> new ServeRequest(method, url, headers, body, localAddress, servletRequest);
    }

    private Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(servletRequest.getHeaderNames())) {
            headers.put(name, Collections.list(servletRequest.getHeaders(name)));
        }
        return headers;
    }

    private @Nullable String localAddress() {
        String address = servletRequest.getLocalAddr();
        if (address == null) {
            return null; // There is no such thing as a port where the socket is a file.
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + servletRequest.getLocalPort();
    }

    private void send(ServeResponse answer) throws IOException {
        if (bodyUnreadable && response.isCommitted()) {
            return; // The container has answered for itself.
        }
        // Not sendError: that would let the container put a page of its own in place of the answer.
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.status() == NO_CONTENT) {
            return;
        }
        response.setContentLength(answer.body().length);
        OutputStream out = response.getOutputStream();
        out.write(answer.body());
        out.flush();
    }
}
