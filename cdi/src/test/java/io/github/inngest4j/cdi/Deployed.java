package io.github.inngest4j.cdi;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.cdi.internal.PortableExtension;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import io.github.inngest4j.engine.transport.InProcessTransport;
import io.github.inngest4j.serve.DeployedApps;
import io.github.inngest4j.serve.ServeHandler;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** An application in a CDI container, and an engine that calls its functions. */
final class Deployed implements AutoCloseable {

    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    final Engine engine;
    final SeContainer container;
    private final DeployedApps apps;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final ClassLoader loaderBefore = Thread.currentThread().getContextClassLoader();

    private Deployed(Flavour flavour, UnaryOperator<SeContainerInitializer> more, Class<?>... beans) {
        // One for each application, as on a server: OpenWebBeans tells applications by it.
        ClassLoader loader = new ClassLoader(loaderBefore) {};
        Thread.currentThread().setContextClassLoader(loader);
        engine = Engine.builder().manualTime(START).build();
        opened.add(engine);
        try {
            // Without discovery no extension is found, so that each can be tested by itself.
            container = more.apply(SeContainerInitializer.newInstance())
                    .setClassLoader(loader)
                    .disableDiscovery()
                    .addBeanClasses(EngineSettings.class)
                    .addBeanClasses(beans)
                    .addExtensions(
                            new EngineExtension(engine),
                            flavour == Flavour.PORTABLE ? new PortableExtension() : BuildCompatible.extension(loader))
                    .initialize();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        opened.add(container);
        apps = DeployedApps.find(loader);
    }

    /** An application of these classes. */
    static Deployed of(Flavour flavour, Class<?>... beans) {
        return new Deployed(flavour, initializer -> initializer, beans);
    }

    /** An application of these classes, in a container that is prepared. */
    static Deployed of(Flavour flavour, UnaryOperator<SeContainerInitializer> more, Class<?>... beans) {
        return new Deployed(flavour, more, beans);
    }

    DeployedApps apps() {
        return apps;
    }

    /** Serves the app at a path. */
    ServeHandler serve(String path) {
        Inngest app = apps.at(path);
        ServeHandler handler =
                ServeHandler.builder(app).functions(apps.functions(app)).build();
        opened.add(handler);
        engine.addApp(new InProcessTransport(handler));
        return handler;
    }

    /** Serves the main app and sends it an event that starts a run of a function. */
    EngineRun run(String function, Object event) {
        serve("/api/inngest");
        return engine.send(InngestEvent.of(event)).run(function);
    }

    <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    @Override
    public void close() {
        try {
            for (int i = opened.size() - 1; i >= 0; i--) {
                opened.get(i).close();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            Thread.currentThread().setContextClassLoader(loaderBefore);
        }
    }

    /** Lets every app talk to the engine. */
    @Singleton
    public static class EngineSettings {
        void configure(@Observes InngestBuilder app, Engine engine) {
            app.dev("http://engine.test")
                    .eventKey("events")
                    .serveOrigin("http://shop.test")
                    // A call for each step: what belongs to a call is told by its end.
                    .checkpointing(Boolean.getBoolean("test.checkpointing") ? Checkpointing.on() : Checkpointing.off())
                    .httpTransport(engine.apiTransport())
                    .clock(engine.clock());
        }
    }

    private record EngineExtension(Engine engine) implements Extension {
        void add(@Observes AfterBeanDiscovery discovery) {
            discovery
                    .addBean()
                    .id("engine")
                    .types(Engine.class)
                    .scope(Singleton.class)
                    .createWith(context -> engine);
        }
    }
}
