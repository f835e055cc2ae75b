package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An app of the deployment.
 *
 * @param id its id
 * @param inngest the app, such as the proxy of its bean
 * @param isMain whether it has no qualifier
 * @param path where its own settings say that it is served, or {@code null}
 * @param functions its functions, ordered by id
 * @param executor executes its calls, or {@code null} for the thread of the request
 */
record DiscoveredApp(
        String id,
        Inngest inngest,
        boolean isMain,
        @Nullable String path,
        List<InngestFunction> functions,
        @Nullable Executor executor) {}
