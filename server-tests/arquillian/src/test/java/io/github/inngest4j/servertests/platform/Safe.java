package io.github.inngest4j.servertests.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Knows who calls it, and does not let everyone. */
@Stateless
public class Safe {

    @Resource
    SessionContext session;

    /** For the container. */
    public Safe() {}

    /** Who has opened it. */
    @RolesAllowed("clerk")
    public String open() {
        return session.getCallerPrincipal().getName();
    }

    /** For no clerk. */
    @RolesAllowed("director")
    public String empty() {
        return "emptied";
    }
}
