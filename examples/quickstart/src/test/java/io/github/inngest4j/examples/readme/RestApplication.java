package io.github.inngest4j.examples.readme;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

// example: rest application
@ApplicationPath("/api")
public class RestApplication extends Application {}
// end
