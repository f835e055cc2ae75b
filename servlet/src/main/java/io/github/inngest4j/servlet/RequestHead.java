package io.github.inngest4j.servlet;

import io.github.inngest4j.serve.RequestUrl;
import io.github.inngest4j.serve.ServeRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All of a request but its body. It is read before the body, for a failed read may end the request, and on the request's
 * own thread: Open Liberty keeps the query there, and another thread sees none, or that of another request.
 */
record RequestHead(
        HttpServletRequest request,
        String method,
        URI url,
        Map<String, List<String>> headers,
        @Nullable String localAddress) {

    static RequestHead of(HttpServletRequest request) {
        return new RequestHead(
                request,
                request.getMethod().toUpperCase(Locale.ROOT),
                RequestUrl.of(
                        request.getScheme(),
                        request.getRequestURL().toString(),
                        request.getQueryString(),
                        request.getLocalPort()),
                headers(request),
                localAddress(request));
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

    /** The request, with its body. */
    ServeRequest with(byte[] body) {
        return new ServeRequest(method, url, headers, body, localAddress, request);
    }
}
