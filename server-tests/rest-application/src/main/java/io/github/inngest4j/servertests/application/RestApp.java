package io.github.inngest4j.servertests.application;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.jaxrs.InngestMount;
import java.io.IOException;
import java.util.Properties;

/** The app, by settings in the WAR, so that one WAR can be several apps. */
final class RestApp {

    private RestApp() {}

    static void mount(InngestMount mount, boolean streaming) throws IOException {
        Properties properties = AppProperties.read();
        Inngest inngest = mount.app(
                        properties.getProperty("app-id"),
                        settings ->
                                settings.configuration(properties::getProperty).streaming(streaming))
                .inngest();
        mount.functions(Functions.of(inngest));
    }
}
