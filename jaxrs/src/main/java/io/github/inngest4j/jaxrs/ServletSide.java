package io.github.inngest4j.jaxrs;

import io.github.inngest4j.serve.RequestUrl;
import io.github.inngest4j.serve.ServeRequest;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the servlet container below the runtime tells that Jakarta REST does not. */
final class ServletSide {

    private static final byte[] NOTHING = {};

    private ServletSide() {}

    /** The endpoints of a web application. */
    static Endpoints endpoints(ServletContext context) {
        String name = Endpoints.class.getName();
        synchronized (context) {
            if (context.getAttribute(name) instanceof Endpoints endpoints) {
                return endpoints;
            }
            Endpoints made = new Endpoints(context.getClassLoader(), context::getInitParameter);
            context.setAttribute(name, made);
            return made;
        }
    }

    /** A request; its body is the runtime's, where that has made it one. */
    static Incoming incoming(HttpServletRequest request, @Nullable InputStream entity) {
        OpenRequests.add(request);
        ServeRequest head = new ServeRequest(
                request.getMethod().toUpperCase(Locale.ROOT),
                RequestUrl.of(
                        request.getScheme(),
                        request.getRequestURL().toString(),
                        request.getQueryString(),
                        request.getLocalPort()),
                headers(request),
                NOTHING,
                localAddress(request),
                request);
        return new Incoming(head, new Body(request, entity));
    }

    private record Body(
            HttpServletRequest request, @Nullable InputStream entity) implements Incoming.Entity {

        @Override
        public InputStream stream() throws IOException {
            return entity == null ? request.getInputStream() : entity;
        }

        @Override
        public void abandon() {
            // Undertow reads a body to its end if its own stream is closed; no runtime does that which hands this on.
            if (entity != null && !(entity instanceof ServletInputStream)) {
                Incoming.Entity.super.abandon();
            }
            // Tomcat answers by itself then; it need not show the stack.
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    private static @Nullable String localAddress(HttpServletRequest request) {
        String address = request.getLocalAddr();
        if (address == null) {
            return null; // There is no such thing as a port where the socket is a file.
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + request.getLocalPort();
    }

    /** The path below which a servlet is mapped, from the root of the server, if it has one such path. */
    static @Nullable String path(ServletConfig servlet) {
        ServletContext context = servlet.getServletContext();
        ServletRegistration registration = context.getServletRegistration(servlet.getServletName());
        if (registration == null || registration.getMappings().size() != 1) {
            return null;
        }
        String pattern = registration.getMappings().iterator().next();
        return pattern.endsWith("/*") ? context.getContextPath() + pattern.substring(0, pattern.length() - 2) : null;
    }
}
