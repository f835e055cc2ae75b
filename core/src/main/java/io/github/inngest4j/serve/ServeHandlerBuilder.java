package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What a {@link ServeHandler} is made of. Not thread-safe. */
public final class ServeHandlerBuilder {

    final Inngest inngest;
    final List<InngestFunction> functions = new ArrayList<>();
    String framework = "java";
    String servePath = "/api/inngest";
    Duration gracePeriod = Duration.ofSeconds(10);

    ServeHandlerBuilder(Inngest inngest) {
        this.inngest = Objects.requireNonNull(inngest, "inngest");
    }

    /**
     * Adds functions.
     *
     * @param more functions; their ids must differ
     * @return this
     */
    public ServeHandlerBuilder functions(InngestFunction... more) {
        return functions(List.of(more));
    }

    /**
     * Adds functions.
     *
     * @param more functions; their ids must differ
     * @return this
     */
    public ServeHandlerBuilder functions(Collection<InngestFunction> more) {
        functions.addAll(more);
        return this;
    }

    /**
     * The name of the adapter, shown by the server. By default {@code java}.
     *
     * @param name the name, such as {@code servlet}
     * @return this
     */
    public ServeHandlerBuilder framework(String name) {
        framework = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * The path of the endpoint, for a registration that no request asked for. The setting {@code inngest.serve-path} goes
     * before it. By default {@code /api/inngest}.
     *
     * @param path the path with a slash at its start, the context path included
     * @return this
     */
    public ServeHandlerBuilder servePath(String path) {
        servePath = Objects.requireNonNull(path, "path");
        return this;
    }

    /**
     * How long {@link ServeHandler#close} waits for calls that run. By default 10 seconds.
     *
     * @param period the longest wait
     * @return this
     */
    public ServeHandlerBuilder gracePeriod(Duration period) {
        gracePeriod = Objects.requireNonNull(period, "period");
        return this;
    }

    /**
     * Builds the handler.
     *
     * @return the handler
     * @throws IllegalArgumentException if two functions have the same id
     */
    public ServeHandler build() {
        return new ServeHandler(this);
    }
}
