package io.github.inngest4j.cdi.internal;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * The beans as the application sees them. On GlassFish and Payara, beans that an extension adds see each other and those of
 * the server, but none of the application; there the module that the thread belongs to sees more.
 */
@Singleton
public class ApplicationBeans {

    private final BeanContainer container;

    /**
     * For the container, when the application starts: then the thread is one of the application.
     *
     * @param all not asked, but Quarkus removes beans that nothing could look up
     */
    @Inject
    public ApplicationBeans(BeanContainer own, @Any Instance<Object> all) {
        container = widerThan(own);
    }

    private static BeanContainer widerThan(BeanContainer own) {
        try {
            BeanContainer current = CDI.current().getBeanContainer();
            return beans(current) > beans(own) ? current : own;
        } catch (IllegalStateException e) {
            return own; // The thread belongs to nothing that CDI knows.
        }
    }

    private static int beans(BeanContainer container) {
        return container.getBeans(Object.class, Any.Literal.INSTANCE).size();
    }

    BeanContainer container() {
        return container;
    }

    Instance<Object> lookup() {
        return container.createInstance();
    }
}
