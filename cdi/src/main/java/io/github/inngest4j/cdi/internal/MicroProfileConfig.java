package io.github.inngest4j.cdi.internal;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config. Loaded only where there is the API. */
final class MicroProfileConfig {

    private final Config config;

    private MicroProfileConfig(Config config) {
        this.config = config;
    }

    /** The configuration of the application, or {@code null} where there is the API alone. */
    static @Nullable MicroProfileConfig find() {
        try {
            return new MicroProfileConfig(ConfigProvider.getConfig());
        } catch (IllegalStateException e) {
            return null;
        }
    }

    @Nullable
    String get(String property) {
        return config.getOptionalValue(property, String.class).orElse(null);
    }

    Iterable<String> names() {
        return config.getPropertyNames();
    }
}
