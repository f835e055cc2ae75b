package io.github.inngest4j.examples.acceptance.cdi;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.examples.acceptance.AcceptanceFunctions;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;

/** Makes a bean of each function of the main app: they are too many for a producer method each. */
public final class FunctionBeans implements Extension {

    /** For the container. */
    public FunctionBeans() {}

    void add(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        for (InngestFunction function : AcceptanceFunctions.all(() -> app(beans))) {
            discovery
                    .<InngestFunction>addBean()
                    .id("acceptance function " + function.id())
                    .types(InngestFunction.class)
                    .createWith(context -> function);
        }
    }

    /** The app, which a function sends events with. */
    private static Inngest app(BeanManager beans) {
        return beans.createInstance().select(Inngest.class).get();
    }
}
