package io.github.inngest4j.servertests.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;

/** Marks the threads of requests. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class RequestThread implements Filter {

    private static final ThreadLocal<Boolean> MARK = ThreadLocal.withInitial(() -> false);

    /** For the container. */
    public RequestThread() {}

    static boolean isThis() {
        return MARK.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        MARK.set(true);
        try {
            chain.doFilter(request, response);
        } finally {
            MARK.remove();
        }
    }
}
