import org.jspecify.annotations.NullMarked;

/** Durable functions on the Inngest protocol: definitions, steps, the client, and the doorway for adapters. */
@NullMarked
module io.github.inngest4j.core {
    requires com.cronutils;
    requires java.net.http;
    // Absent at run time unless the application has them.
    requires static jakarta.json.bind;
    requires static org.jspecify;

    exports io.github.inngest4j;
    exports io.github.inngest4j.checkpoint;
    exports io.github.inngest4j.http;
    exports io.github.inngest4j.json;
    exports io.github.inngest4j.middleware;
    exports io.github.inngest4j.serve;

    uses io.github.inngest4j.serve.DeployedApps;

    exports io.github.inngest4j.internal.config to
            io.github.inngest4j.cdi;
    exports io.github.inngest4j.internal.cron to
            io.github.inngest4j.engine;
    exports io.github.inngest4j.internal.json to
            io.github.inngest4j.encryption,
            io.github.inngest4j.engine;
    exports io.github.inngest4j.internal.runtime to
            io.github.inngest4j.cdi;
    exports io.github.inngest4j.internal.security to
            io.github.inngest4j.engine;
}
