package io.github.inngest4j.jaxrs;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.serve.DeployedApps;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is discovered in the application of a test: nothing, unless the test has said so. */
public class DiscoveredApps implements DeployedApps {

    static volatile @Nullable Inngest app;
    static volatile List<InngestFunction> functions = List.of();
    static volatile @Nullable Executor executor;
    static volatile @Nullable String askedPath;
    static volatile boolean mounted;

    @Override
    public List<String> servePaths(
            @Nullable Set<Class<?>> endpoints, String contextPath, Function<String, @Nullable String> parameters) {
        return List.of();
    }

    @Override
    public @Nullable Inngest at(@Nullable String path) {
        askedPath = path;
        return app;
    }

    @Override
    public List<InngestFunction> functions(Inngest ofApp) {
        return functions;
    }

    @Override
    public @Nullable Executor executor(Inngest ofApp) {
        return executor;
    }

    @Override
    public void mounted() {
        mounted = true;
    }

    @Override
    public boolean isMounted() {
        return mounted;
    }
}
