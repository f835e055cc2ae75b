package io.github.inngest4j.servertests.cdi;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import java.io.IOException;

/** Puts something on the thread of a request, as logging libraries (MDC) and security do. */
@WebFilter("/*")
public class CallersName implements Filter {

    private static final ThreadLocal<String> NAME = new ThreadLocal<>();

    /** For the container. */
    public CallersName() {}

    static String get() {
        return NAME.get();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        NAME.set("the caller");
        try {
            chain.doFilter(request, response);
        } finally {
            NAME.remove();
        }
    }
}
