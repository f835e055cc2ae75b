package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.InngestFunction;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A bean with functions: what is called is its contextual reference, found anew for each call. */
final class FunctionBean {

    private final BeanContainer beans;
    private final Class<?> type;
    private final Bean<?> bean;
    private final Calls calls;

    private FunctionBean(BeanContainer beans, Class<?> type, Bean<?> bean, Calls calls) {
        this.beans = beans;
        this.type = type;
        this.bean = bean;
        this.calls = calls;
    }

    /**
     * The bean of a class.
     *
     * @throws IllegalStateException if it cannot be called by its class
     */
    static FunctionBean of(BeanContainer beans, Class<?> type, Calls calls) {
        for (Bean<?> bean : beans.getBeans(type, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass() == type) {
                return new FunctionBean(beans, type, bean, calls);
            }
        }
        throw new IllegalStateException(
                type.getName() + " has functions, but the class is not among the types of its bean:"
                        + " let its @Typed name the class, or remove it");
    }

    Bean<?> bean() {
        return bean;
    }

    /** The functions of the bean. What configures them is called now. */
    List<InngestFunction> functions() {
        CreationalContext<?>[] configuring = new CreationalContext<?>[1];
        try {
            return InngestFunction.annotated(type, () -> {
                CurrentCall call = calls.find();
                CreationalContext<?> context = beans.createCreationalContext(bean);
                if (call != null) {
                    call.afterwards(context::release);
                    return reference(context);
                }
                if (configuring[0] == null) {
                    configuring[0] = context;
                }
                return reference(configuring[0]);
            });
        } finally {
            if (configuring[0] != null) {
                configuring[0].release();
            }
        }
    }

    private @Nullable Object reference(CreationalContext<?> context) {
        return beans.getReference(bean, type, context);
    }
}
