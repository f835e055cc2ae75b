package io.github.inngest4j.cdi.internal;

import java.util.List;

/** The beans that the library is made of, for an extension to add: its jar is no bean archive. */
final class OwnBeans {

    static final List<Class<?>> CLASSES = List.of(
            ApplicationBeans.class,
            Calls.class,
            CallScope.class,
            Configuration.class,
            Deployment.class,
            DurableStepInterceptor.class,
            EventObserver.class,
            Lifecycle.class,
            Producers.class);

    private OwnBeans() {}
}
