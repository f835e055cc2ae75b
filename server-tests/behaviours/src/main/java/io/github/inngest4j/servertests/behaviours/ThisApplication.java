package io.github.inngest4j.servertests.behaviours;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The web application that the behaviours run in, and call.
 *
 * @param url where it is
 * @param context what the server tells of it
 */
public record ThisApplication(URI url, ServletContext context) {

    private static volatile @Nullable ThisApplication current;

    /** Takes it from the request that runs the behaviours. */
    static void of(HttpServletRequest request) {
        URI url = URI.create("http://" + request.getHeader("Host") + request.getContextPath());
        current = new ThisApplication(url, request.getServletContext());
    }

    /** This application. */
    public static ThisApplication current() {
        ThisApplication application = current;
        if (application == null) {
            throw new IllegalStateException("Nobody has asked for the behaviours");
        }
        return application;
    }

    /** Where something of it is. */
    public URI at(String path) {
        return URI.create(url + path);
    }
}
