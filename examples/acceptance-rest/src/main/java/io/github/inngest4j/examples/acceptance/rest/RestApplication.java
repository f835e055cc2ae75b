package io.github.inngest4j.examples.acceptance.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Both resources. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
