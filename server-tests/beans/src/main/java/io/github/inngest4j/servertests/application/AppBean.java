package io.github.inngest4j.servertests.application;

import io.github.inngest4j.Inngest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.util.Properties;

/** The app, by settings in the WAR, so that one WAR can be several apps. */
@ApplicationScoped
public class AppBean {

    /** For the container. */
    public AppBean() {}

    @Produces
    @ApplicationScoped
    static Inngest app() throws IOException {
        Properties settings = AppProperties.read();
        return Inngest.builder(settings.getProperty("app-id"))
                .configuration(settings::getProperty)
                .build();
    }

    static void close(@Disposes Inngest app) {
        app.close();
    }
}
