package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanContainer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The apps of this deployment. They are made once, when it starts, or when somebody asks before. */
@Singleton
public class Deployment {

    private static final String DEFAULT_EXECUTOR = "java:comp/DefaultManagedExecutorService";

    private final BeanContainer beans;
    private final Configuration configuration;
    private final Discovered discovered;
    private final Calls calls;
    private final CallScope scope;
    private @Nullable List<DiscoveredApp> apps;
    private volatile boolean mounted;

    /** For the container. */
    @Inject
    public Deployment(
            ApplicationBeans beans, Configuration configuration, Discovered discovered, Calls calls, CallScope scope) {
        this.beans = beans.container();
        this.configuration = configuration;
        this.discovered = discovered;
        this.calls = calls;
        this.scope = scope;
    }

    void mounted() {
        mounted = true;
    }

    boolean isMounted() {
        return mounted;
    }

    /**
     * The apps that have functions.
     *
     * @throws IllegalStateException if they cannot be made; the message says why
     */
    synchronized List<DiscoveredApp> apps() {
        List<DiscoveredApp> made = apps;
        if (made == null) {
            made = make();
            apps = made;
        }
        return made;
    }

    /** The app whose settings name a path, else the main app, or else the only one. */
    Optional<DiscoveredApp> at(@Nullable String path) {
        List<DiscoveredApp> all = apps();
        if (path != null) {
            for (DiscoveredApp app : all) {
                if (app.path() != null && path.endsWith(app.path())) {
                    return Optional.of(app);
                }
            }
        }
        return all.size() == 1
                ? Optional.of(all.get(0))
                : all.stream().filter(DiscoveredApp::isMain).findFirst();
    }

    private List<DiscoveredApp> make() {
        Map<Bean<?>, List<InngestFunction>> functions = new LinkedHashMap<>();
        for (Class<?> type : discovered.functionBeans()) {
            FunctionBean bean = FunctionBean.of(beans, type, calls);
            add(functions, bean.bean(), bean.functions());
        }
        for (Bean<?> bean : beans.getBeans(InngestFunction.class, Any.Literal.INSTANCE)) {
            add(functions, bean, List.of((InngestFunction) reference(bean, InngestFunction.class)));
        }
        List<DiscoveredApp> made = new ArrayList<>();
        functions.forEach((app, of) -> made.add(app(app, of)));
        made.sort(Comparator.comparing(DiscoveredApp::id));
        return List.copyOf(made);
    }

    private void add(Map<Bean<?>, List<InngestFunction>> functions, Bean<?> bean, List<InngestFunction> more) {
        List<InngestFunction> all = functions.computeIfAbsent(appOf(bean), app -> new ArrayList<>());
        for (InngestFunction function : more) {
            all.add(function.around(scope::around));
        }
    }

    /** The app with one of the bean's qualifiers, else the main one. */
    private Bean<?> appOf(Bean<?> bean) {
        for (Annotation qualifier : bean.getQualifiers()) {
            Set<Bean<?>> found = Qualifiers.mayBeOfApp(qualifier.annotationType())
                    ? beans.getBeans(Inngest.class, qualifier)
                    : Set.of();
            if (!found.isEmpty()) {
                return resolved(found);
            }
        }
        return resolved(beans.getBeans(Inngest.class, Default.Literal.INSTANCE));
    }

    private Bean<?> resolved(Set<Bean<?>> found) {
        Bean<?> one = beans.resolve(found);
        if (one == null) {
            throw new IllegalStateException(
                    "There is no Inngest without a qualifier: produce one, or give every function the qualifier of an app");
        }
        return one;
    }

    private DiscoveredApp app(Bean<?> bean, List<InngestFunction> functions) {
        Inngest inngest = (Inngest) reference(bean, Inngest.class);
        String id = inngest.appId();
        refuseDoubles(id, functions);
        functions.sort(Comparator.comparing(InngestFunction::id));
        boolean main = bean.getQualifiers().contains(Default.Literal.INSTANCE);
        return new DiscoveredApp(id, inngest, main, configuration.path(id), List.copyOf(functions), executor(id));
    }

    /** Those of annotated methods are refused before; what is produced is known only now. */
    private static void refuseDoubles(String appId, List<InngestFunction> functions) {
        Map<String, InngestFunction> byId = new HashMap<>();
        for (InngestFunction function : functions) {
            if (byId.put(function.id(), function) != null) {
                throw new IllegalStateException("app '" + appId + "' has two functions with the id '" + function.id()
                        + "': give one of them, produced or annotated, another id");
            }
        }
    }

    /** The reference lives as long as the deployment. */
    private Object reference(Bean<?> bean, Class<?> type) {
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return beans.getReference(bean, type, context);
    }

    private @Nullable Executor executor(String appId) {
        String asked = configuration.get(appId, "executor");
        if (asked == null) {
            return null;
        }
        String name = asked.equals("default") ? DEFAULT_EXECUTOR : asked;
        Executor found = Optionals.named(Executor.class, name);
        if (found == null) {
            throw new IllegalStateException(
                    "inngest.executor names '" + name + "', but JNDI has no executor there: set it"
                            + " to the name of a ManagedExecutorService, or to 'default' where the server has a default one");
        }
        return found;
    }
}
