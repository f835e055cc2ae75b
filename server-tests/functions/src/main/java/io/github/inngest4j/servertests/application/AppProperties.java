package io.github.inngest4j.servertests.application;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;

/** The settings in a WAR, with the id of its app, so that one WAR can be several apps. */
final class AppProperties {

    private AppProperties() {}

    static Properties read() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = AppProperties.class.getResourceAsStream("/app.properties")) {
            properties.load(Objects.requireNonNull(in, "The WAR has no app.properties"));
        }
        return properties;
    }
}
