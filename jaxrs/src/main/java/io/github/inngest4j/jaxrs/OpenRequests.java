package io.github.inngest4j.jaxrs;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The requests to endpoints of a web application that the container is not done with: a runtime writes an answer when its
 * endpoint has given it, and needs the application for that.
 */
final class OpenRequests implements ServletRequestListener {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.jaxrs");
    private static final String NAME = OpenRequests.class.getName();

    /** The requests; and one party more, until the end. */
    private final Phaser requests = new Phaser(1);

    /** Observes the requests of a web application that starts. */
    static OpenRequests of(ServletContext context) {
        OpenRequests open = new OpenRequests();
        context.setAttribute(NAME, open);
        context.addListener(open);
        return open;
    }

    /** Adds a request to those of its application, if they are observed. */
    static void add(HttpServletRequest request) {
        if (request.getServletContext().getAttribute(NAME) instanceof OpenRequests open) {
            open.requests.register();
            request.setAttribute(NAME, open);
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest().getAttribute(NAME) == this) {
            requests.arriveAndDeregister();
        }
    }

    /** Waits until their answers are written; to be called once. */
    void awaitEnd(Duration longest) {
        try {
            requests.awaitAdvanceInterruptibly(
                    requests.arriveAndDeregister(), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "Some answers could not be written before the end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
