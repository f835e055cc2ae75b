package io.github.inngest4j.examples.quickstart;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Inngest server that {@code INNGEST_DEV} names, as the library reads it. */
final class DevServer {

    private static final URI DEFAULT = URI.create("http://localhost:8288");

    private DevServer() {}

    /** The server, or nothing if there is none, so that an engine is needed. */
    static Optional<URI> of(@Nullable String inngestDev) {
        String value = inngestDev == null ? "" : inngestDev.strip().toLowerCase(Locale.ROOT);
        return switch (value) {
            case "", "0", "false" -> Optional.empty();
            case "1", "true" -> Optional.of(DEFAULT);
            default -> Optional.of(URI.create(value.replaceAll("/+$", "")));
        };
    }
}
