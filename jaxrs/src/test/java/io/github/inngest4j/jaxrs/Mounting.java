package io.github.inngest4j.jaxrs;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The ways to mount an endpoint. */
enum Mounting {
    PER_REQUEST {
        @Override
        RestServer serve(Set<Class<?>> more, Consumer<InngestMount> configuration) {
            MountedResource.configuration = configuration;
            return RestServer.of(with(more, MountedResource.class), Set.of());
        }
    },
    SINGLETON {
        @Override
        RestServer serve(Set<Class<?>> more, Consumer<InngestMount> configuration) {
            MountedResource.configuration = configuration;
            return RestServer.of(more, Set.of(new MountedResource()));
        }
    },
    FEATURE {
        @Override
        RestServer serve(Set<Class<?>> more, Consumer<InngestMount> configuration) {
            return RestServer.of(more, Set.of(new MountedFeature(configuration)));
        }
    };

    /** A server whose application has the endpoint, and more classes. */
    abstract RestServer serve(Set<Class<?>> more, Consumer<InngestMount> configuration);

    private static Set<Class<?>> with(Set<Class<?>> more, Class<?> mounted) {
        Set<Class<?>> all = new HashSet<>(more);
        all.add(mounted);
        return all;
    }
}
