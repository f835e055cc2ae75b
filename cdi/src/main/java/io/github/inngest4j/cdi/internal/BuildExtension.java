package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.build.compatible.spi.BeanInfo;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.Messages;
import jakarta.enterprise.inject.build.compatible.spi.Registration;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanBuilder;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.Validation;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.types.Type;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds functions and steps in CDI Lite, or wherever there are no portable extensions. */
@SkipIfPortableExtensionPresent(PortableExtension.class)
public class BuildExtension implements BuildCompatibleExtension {

    private final Findings<AnnotationInfo> findings = new Findings<>();

    /** For the container. */
    public BuildExtension() {}

    /** Adds the library's beans. */
    @Discovery
    public void add(ScannedClasses classes) {
        OwnBeans.CLASSES.forEach(bean -> classes.add(bean.getName()));
    }

    /** Takes note of a bean. */
    @Registration(types = Object.class)
    public void found(BeanInfo bean) {
        Map<Class<? extends Annotation>, AnnotationInfo> qualifiers = new HashMap<>();
        for (AnnotationInfo qualifier : bean.qualifiers()) {
            Class<?> type = load(qualifier.name());
            if (type != null) {
                qualifiers.put(type.asSubclass(Annotation.class), qualifier);
            }
        }
        findings.bean(classes(bean), qualifiers);
        Class<?> managed = bean.isClassBean() ? load(bean.declaringClass().name()) : null;
        if (managed != null) {
            findings.managed(managed, qualifiers);
        }
    }

    private static Set<Class<?>> classes(BeanInfo bean) {
        Set<Class<?>> classes = new HashSet<>();
        for (Type type : bean.types()) {
            Class<?> loaded = null;
            if (type.isClass()) {
                loaded = load(type.asClass().declaration().name());
            } else if (type.isParameterizedType()) {
                loaded = load(type.asParameterizedType().declaration().name());
            }
            if (loaded != null) {
                classes.add(loaded);
            }
        }
        return classes;
    }

    /** A class; or {@code null} for one that the server generates, for those cannot be loaded while the application is built. */
    private static @Nullable Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    /** Adds what the library makes for the application. */
    @Synthesis
    public void complete(SyntheticComponents components) {
        components
                .addBean(Discovered.class)
                .type(Discovered.class)
                .scope(Singleton.class)
                .withParam(DiscoveredCreator.BEANS, findings.functionBeans().toArray(Class<?>[]::new))
                .createWith(DiscoveredCreator.class);
        if (findings.needsMainApp()) {
            addApp(components, null);
        }
        findings.qualifiersOfApps().forEach(app -> addApp(components, app.getValue()));
    }

    private static void addApp(SyntheticComponents components, @Nullable AnnotationInfo qualifier) {
        SyntheticBeanBuilder<Inngest> app = components
                .addBean(Inngest.class)
                .type(Inngest.class)
                .scope(ApplicationScoped.class)
                .createWith(AppCreator.class)
                .disposeWith(AppDisposer.class);
        if (qualifier != null) {
            app.qualifier(qualifier).withParam(AppCreator.QUALIFIER, qualifier);
        }
    }

    /** Tells what is wrong. */
    @Validation
    public void validate(Messages messages) {
        findings.problems().forEach(messages::error);
    }
}
