package io.github.inngest4j.servertests.application;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.servlet.InngestMount;
import jakarta.servlet.ServletContext;

/** The app that is named like the path of the web application, so that one WAR can be several apps. */
final class App {

    private App() {}

    static void mount(InngestMount mount, ServletContext context, boolean streaming) {
        Inngest inngest = mount.app(context.getContextPath().substring(1), settings -> settings.streaming(streaming))
                .inngest();
        mount.functions(Functions.of(inngest));
    }
}
