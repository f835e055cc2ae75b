package io.github.inngest4j.jaxrs;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** What else the application has; CXF does not start without any resource. */
@Path("/other")
public class OtherResource {

    @GET
    public String get() {
        return "other";
    }
}
