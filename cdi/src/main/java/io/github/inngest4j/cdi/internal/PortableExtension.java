package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds functions and steps in CDI Full. */
public final class PortableExtension implements Extension {

    private final Findings<Annotation> findings = new Findings<>();

    /** For the container. */
    public PortableExtension() {}

    void add(@Observes BeforeBeanDiscovery discovery) {
        for (Class<?> bean : OwnBeans.CLASSES) {
            discovery.addAnnotatedType(bean, bean.getName());
        }
    }

    void found(@Observes ProcessBean<?> found) {
        Bean<?> bean = found.getBean();
        Map<Class<? extends Annotation>, Annotation> qualifiers = new HashMap<>();
        bean.getQualifiers().forEach(qualifier -> qualifiers.put(qualifier.annotationType(), qualifier));
        findings.bean(classes(bean.getTypes()), qualifiers);
        if (found instanceof ProcessManagedBean<?> managed) {
            findings.managed(managed.getAnnotatedBeanClass().getJavaClass(), qualifiers);
        }
    }

    private static Set<Class<?>> classes(Set<Type> types) {
        Set<Class<?>> classes = new HashSet<>();
        for (Type type : types) {
            if ((type instanceof ParameterizedType generic ? generic.getRawType() : type) instanceof Class<?> raw) {
                classes.add(raw);
            }
        }
        return classes;
    }

    void complete(@Observes AfterBeanDiscovery discovery, BeanManager beans) {
        discovery
                .addBean()
                .id("io.github.inngest4j.cdi.Discovered")
                .types(Discovered.class)
                .scope(Singleton.class)
                .createWith(context -> new Discovered(findings.functionBeans()));
        if (findings.needsMainApp()) {
            addApp(discovery, beans, null);
        }
        findings.qualifiersOfApps().forEach(app -> addApp(discovery, beans, app.getValue()));
    }

    private static void addApp(AfterBeanDiscovery discovery, BeanManager beans, @Nullable Annotation qualifier) {
        var app = discovery
                .<Inngest>addBean()
                .id("io.github.inngest4j.Inngest" + (qualifier == null ? "" : " " + qualifier))
                .types(Inngest.class, Object.class)
                .scope(ApplicationScoped.class)
                .createWith(context -> AppFactory.create(beans.createInstance(), qualifier))
                .destroyWith((inngest, context) -> inngest.close());
        if (qualifier != null) {
            app.addQualifier(qualifier);
        }
    }

    /** Thrown, not added as problems: OpenWebBeans writes those to the log alone. */
    void validate(@Observes AfterDeploymentValidation validation) {
        List<String> problems = findings.problems();
        if (!problems.isEmpty()) {
            throw new DeploymentException(String.join("\n", problems));
        }
    }
}
