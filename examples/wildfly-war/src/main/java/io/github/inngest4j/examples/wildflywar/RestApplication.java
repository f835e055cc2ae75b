package io.github.inngest4j.examples.wildflywar;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Resources are served below the path of the WAR. */
@ApplicationPath("/")
public class RestApplication extends Application {}
