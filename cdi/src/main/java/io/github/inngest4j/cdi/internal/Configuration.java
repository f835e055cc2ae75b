package io.github.inngest4j.cdi.internal;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: the parameters of the web application, then MicroProfile Config where there is one, which looks
 * into system properties and environment variables itself; else these.
 */
@Singleton
public class Configuration {

    private static final String PATH = "inngest.serve-path";
    private static final Pattern APP_PATH = Pattern.compile("inngest\\.app\\..+\\.serve-path");
    private static final Pattern APP_PATH_VARIABLE = Pattern.compile("INNGEST_APP_.+_SERVE_PATH");
    private static final String DEFAULT_PATH = "/api/inngest";
    private static final String NO_PATH = "none";

    private final @Nullable MicroProfileConfig microProfile =
            Optionals.withApi("org.eclipse.microprofile.config.ConfigProvider", MicroProfileConfig::find);

    private volatile Function<String, @Nullable String> parameters = name -> null;

    /** For the container. */
    public Configuration() {}

    /** Takes the parameters of the web application, once it has started, from what CDI tells of it. */
    void application(Object started) {
        Function<String, @Nullable String> found = Optionals.<Function<String, @Nullable String>>withApi(
                "jakarta.servlet.ServletContext", () -> WebParameters.of(started));
        if (found != null) {
            parameters = found;
        }
    }

    /** Takes the parameters of the web application. */
    void parameters(Function<String, @Nullable String> ofApplication) {
        parameters = ofApplication;
    }

    /** What an app's builder does not look up by itself. */
    @Nullable
    String source(String property) {
        String parameter = clean(parameters.apply(property));
        return parameter != null || microProfile == null ? parameter : clean(microProfile.get(property));
    }

    /** A setting of the library's CDI part, or {@code null}. */
    @Nullable
    String get(String property) {
        String value = source(property);
        if (value == null) {
            value = clean(System.getProperty(property));
        }
        return value == null ? clean(System.getenv(variable(property))) : value;
    }

    /** A setting of one app, or of all. */
    @Nullable
    String get(String appId, String key) {
        String own = get("inngest.app." + appId + "." + key);
        return own == null ? get("inngest." + key) : own;
    }

    /** Where the settings say that endpoints are, none if they forbid it. */
    Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        String main = get(PATH);
        if (NO_PATH.equals(main)) {
            return paths;
        }
        paths.add(main == null ? DEFAULT_PATH : slashed(main));
        Predicate<String> names = APP_PATH.asMatchPredicate();
        if (microProfile != null) {
            for (String name : microProfile.names()) {
                if (names.test(name)) {
                    add(paths, get(name));
                }
            }
        }
        System.getProperties().stringPropertyNames().stream().filter(names).forEach(name -> add(paths, get(name)));
        System.getenv().forEach((name, value) -> {
            if (APP_PATH_VARIABLE.matcher(name).matches()) {
                add(paths, clean(value));
            }
        });
        return paths;
    }

    /** The path that the settings give to one app, or {@code null}. */
    @Nullable
    String path(String appId) {
        String path = get("inngest.app." + appId + ".serve-path");
        return path == null || path.equals(NO_PATH) ? null : slashed(path);
    }

    private static void add(Set<String> paths, @Nullable String path) {
        if (path != null && !path.equals(NO_PATH)) {
            paths.add(slashed(path));
        }
    }

    private static String slashed(String path) {
        return path.startsWith("/") ? path : "/" + path;
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static @Nullable String clean(@Nullable String value) {
        return Objects.requireNonNullElse(value, "").isBlank()
                ? null
                : Objects.requireNonNull(value).strip();
    }
}
