package io.github.inngest4j.servlet;

import io.github.inngest4j.serve.RequestBody;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange implements Runnable {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.servlet");
    private static final int NO_CONTENT = 204;
    private static final byte[] NOTHING = {};

    private final ServeHandler handler;
    private final Dispatch dispatch;
    private final FilterTrouble trouble;
    private final HttpServletRequest servletRequest;
    private final HttpServletResponse response;
    private @Nullable RequestHead head;
    private boolean bodyUnreadable;
    private boolean streaming;
    private boolean clientGone;

    Exchange(
            ServeHandler handler,
            Dispatch dispatch,
            FilterTrouble trouble,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.handler = handler;
        this.dispatch = dispatch;
        this.trouble = trouble;
        this.servletRequest = request;
        this.response = response;
    }

    /**
     * Begins, on the thread of the request.
     *
     * @return whether the exchange is to be run; else it is over
     */
    boolean begin() {
        try {
            head = RequestHead.of(servletRequest);
            return true;
        } catch (RuntimeException | Error e) {
            fail(e);
            return false;
        }
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
            fail(e);
        }
    }

    private void fail(Throwable cause) {
        LOG.log(Level.ERROR, "A request to the Inngest endpoint could not be answered", cause);
        try {
            if (!response.isCommitted()) {
                response.setStatus(500);
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The container has ended the request by itself", e);
        }
    }

    private ServeResponse answer() {
        RequestHead request = Objects.requireNonNull(head, "The exchange has not begun");
        byte[] body;
        try {
            body = body(handler.maxBodySize());
        } catch (BodyReadBeforeException e) {
            trouble.bodyReadBefore(e.getMessage());
            return handler.refuse(request.with(NOTHING), 500, "BodyReadBefore", e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Containers differ in what they throw when a client does not keep to HTTP.
            LOG.log(Level.DEBUG, "The client has not sent what it announced", e);
            bodyUnreadable = true;
            // Tomcat answers by itself then; it need not show the stack.
            servletRequest.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            return handler.refuse(
                    request.with(NOTHING), 400, "BadRequest", "The body of the request could not be read to its end.");
        }
        return body == null ? handler.tooLarge(request.with(NOTHING)) : answer(request.with(body));
    }

    /** The body, or {@code null} if it is larger than allowed. */
    private byte @Nullable [] body(int limit) throws IOException {
        long announced = servletRequest.getContentLengthLong();
        if (announced > limit) {
            return null;
        }
        byte[] body = RequestBody.read(stream(), announced, limit);
        // A filter that decompresses the body need not know its length.
        if (body.length < announced && servletRequest.getHeader("Content-Encoding") == null) {
            throw new BodyReadBeforeException();
        }
        return body.length > limit ? null : body;
    }

    private InputStream stream() throws IOException {
        try {
            return servletRequest.getInputStream();
        } catch (IllegalStateException e) {
            throw new BodyReadBeforeException();
        }
    }

    private ServeResponse answer(ServeRequest request) {
        ServeResponse keepAlive = handler.keepAlive(request);
        return keepAlive == null
                ? handler.handle(request)
                : dispatch.await(() -> handler.handle(request), () -> keepAlive(keepAlive));
    }

    private void keepAlive(ServeResponse keepAlive) {
        if (clientGone) {
            return;
        }
        try {
            if (!streaming) {
                streaming = true;
                setHead(keepAlive);
            }
            write(keepAlive.body());
        } catch (IOException | RuntimeException e) {
            // The call is executed to its end all the same, as any other whose client does not wait.
            LOG.log(Level.DEBUG, "The client of a streamed answer is gone", e);
            clientGone = true;
        }
    }

    private void send(ServeResponse answer) throws IOException {
        if (bodyUnreadable && response.isCommitted()) {
            return; // The container has answered for itself.
        }
        if (streaming) {
            write(answer.streamed());
            return;
        }
        setHead(answer);
        if (answer.status() == NO_CONTENT) {
            return;
        }
        response.setContentLength(answer.body().length);
        write(answer.body());
    }

    /** Not with sendError: that would let the container put a page of its own in place of the answer. */
    private void setHead(ServeResponse answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
    }

    private void write(byte[] body) throws IOException {
        OutputStream out = response.getOutputStream();
        out.write(body);
        out.flush();
    }
}
