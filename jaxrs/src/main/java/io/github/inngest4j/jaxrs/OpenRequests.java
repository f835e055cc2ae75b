package io.github.inngest4j.jaxrs;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The requests to endpoints of a web application that its runtime is not done with: it writes an answer when an endpoint has
 * given it, and needs the application for that. A filter, for Tomcat tells no listener of requests that end while their
 * application stops. Thread-safe.
 */
final class OpenRequests implements Filter {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.jaxrs");
    private static final String NAME = OpenRequests.class.getName();

    /** The requests; and one party more, until the end. */
    private final Phaser requests = new Phaser(1);

    /** Stands before the requests of a web application that starts. */
    static OpenRequests of(ServletContext context) {
        OpenRequests open = new OpenRequests();
        FilterRegistration.Dynamic filter = context.addFilter(NAME, open);
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        context.setAttribute(NAME, open);
        return open;
    }

    /** Adds a request to those of its application, if they are observed. */
    static void add(HttpServletRequest request) {
        if (request.getAttribute(NAME) == null
                && request.getServletContext().getAttribute(NAME) instanceof OpenRequests open) {
            open.requests.register();
            request.setAttribute(NAME, open);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.getAttribute(NAME) == this) {
                request.removeAttribute(NAME);
                requests.arriveAndDeregister();
            }
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
