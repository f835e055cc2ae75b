package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.DeployedApps;
import io.github.inngest4j.serve.OwnEndpoint;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells adapters what was discovered. */
public final class CdiApps implements DeployedApps {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.cdi");

    private final Supplier<Deployment> current;
    private volatile @Nullable Deployment found;

    /** For the service loader: the deployment is the one that the calling thread belongs to when it is first needed. */
    public CdiApps() {
        this(() -> CDI.current().select(Deployment.class).get());
    }

    CdiApps(Supplier<Deployment> current) {
        this.current = current;
    }

    private Deployment deployment() {
        Deployment deployment = found;
        if (deployment == null) {
            deployment = current.get();
            found = deployment;
        }
        return deployment;
    }

    @Override
    public List<String> servePaths(
            @Nullable Set<Class<?>> endpoints, String contextPath, Function<String, @Nullable String> parameters) {
        Configuration configuration = new Configuration();
        configuration.parameters(parameters);
        tell(parameters);
        List<String> paths = new ArrayList<>();
        if (endpoints == null || endpoints.stream().noneMatch(CdiApps::isOfApplication)) {
            for (String path : configuration.paths()) {
                paths.add(path.startsWith(contextPath + "/") ? path.substring(contextPath.length()) : path);
            }
        }
        return paths;
    }

    /** Where CDI has started already, beans of libraries need not be told what has: on WildFly. Elsewhere they are, later. */
    private static void tell(Function<String, @Nullable String> parameters) {
        try {
            CDI.current().select(Configuration.class).get().parameters(parameters);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "CDI has not started yet", e);
        }
    }

    /** An adapter's own class is an endpoint by itself; one of the application extends it. */
    private static boolean isOfApplication(Class<?> endpoint) {
        return !Modifier.isAbstract(endpoint.getModifiers())
                && !Arrays.asList(endpoint.getInterfaces()).contains(OwnEndpoint.class);
    }

    @Override
    public @Nullable Inngest at(@Nullable String path) {
        return deployment().at(path).map(DiscoveredApp::inngest).orElse(null);
    }

    @Override
    public List<InngestFunction> functions(Inngest app) {
        return find(app).functions();
    }

    @Override
    public @Nullable Executor executor(Inngest app) {
        return find(app).executor();
    }

    private DiscoveredApp find(Inngest app) {
        return deployment().apps().stream()
                .filter(each -> each.inngest() == app)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The app '" + app.appId() + "' was not discovered"));
    }

    @Override
    public void mounted() {
        deployment().mounted();
    }

    @Override
    public boolean isMounted() {
        return deployment().isMounted();
    }
}
