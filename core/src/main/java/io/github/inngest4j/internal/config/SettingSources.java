package io.github.inngest4j.internal.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks settings up: what the builder was given, then the application's configuration, system properties and environment
 * variables. In each of the three the property of the app itself goes before the general one. Blank values count as none.
 */
public final class SettingSources {

    private final String appId;
    private final Map<Setting, String> given;
    private final List<Function<String, @Nullable String>> byProperty;

    /**
     * Sources for one app.
     *
     * @param appId the app
     * @param given what the builder was given
     * @param configuration the application's configuration, by property
     * @param systemProperties by property
     * @param environment by the name of the variable
     */
    public SettingSources(
            String appId,
            Map<Setting, String> given,
            Function<String, @Nullable String> configuration,
            Function<String, @Nullable String> systemProperties,
            Function<String, @Nullable String> environment) {
        this.appId = appId;
        this.given = Map.copyOf(given);
        this.byProperty =
                List.of(configuration, systemProperties, property -> environment.apply(Setting.variable(property)));
    }

    /**
     * The value of a setting.
     *
     * @param setting the setting
     * @return its value without white space around it, or {@code null} if no source has one
     */
    public @Nullable String find(Setting setting) {
        String explicit = clean(given.get(setting));
        if (explicit != null) {
            return explicit;
        }
        String own = find(setting.property(appId));
        return own != null ? own : find(setting.property());
    }

    private @Nullable String find(String property) {
        for (Function<String, @Nullable String> source : byProperty) {
            String value = clean(source.apply(property));
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static @Nullable String clean(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
