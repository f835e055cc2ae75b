package io.github.inngest4j.servertests.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;

/** Believes whoever says who he is, and makes him a clerk. */
@ApplicationScoped
public class HeaderAuthentication implements HttpAuthenticationMechanism {

    /** Who calls. */
    public static final String CALLER = "X-Caller";

    /** For the container. */
    public HeaderAuthentication() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String caller = request.getHeader(CALLER);
        return caller == null ? context.doNothing() : context.notifyContainerAboutLogin(caller, Set.of("clerk"));
    }
}
