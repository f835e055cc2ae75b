package io.github.inngest4j.internal.config;

import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.protocol.GoDuration;
import io.github.inngest4j.internal.security.SigningKey;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns texts into {@link Settings}, or says which setting is wrong. Messages never show a value: any of them may hold a
 * secret, if only because it was put into the wrong variable.
 */
public final class SettingsReader {

    private static final URI CLOUD_API = URI.create("https://api.inngest.com");
    private static final URI CLOUD_EVENT_API = URI.create("https://inn.gs");
    private static final URI DEV_SERVER = URI.create("http://localhost:8288");

    private static final Pattern HEADER_TEXT = Pattern.compile("[\\x20-\\x7e]+");

    private final SettingSources sources;

    /**
     * A reader.
     *
     * @param sources where values come from
     */
    public SettingsReader(SettingSources sources) {
        this.sources = sources;
    }

    /**
     * Reads all settings of an app.
     *
     * @param appId the app
     * @param checkpointing what the app was given, or {@code null}
     * @return the settings
     * @throws IllegalArgumentException if a value is not what its setting needs
     */
    public Settings read(String appId, @Nullable Checkpointing checkpointing) {
        String dev = sources.find(Setting.DEV);
        Mode mode = dev == null || isFalse(dev) ? Mode.CLOUD : Mode.DEV;
        URI devServer = mode == Mode.DEV && dev != null && !isTrue(dev) ? devUrl(dev) : DEV_SERVER;
        URI base = url(Setting.BASE_URL);
        return new Settings(
                appId,
                mode,
                sources.find(Setting.EVENT_KEY),
                key(Setting.SIGNING_KEY),
                key(Setting.SIGNING_KEY_FALLBACK),
                env(),
                first(url(Setting.API_BASE_URL), base, mode == Mode.DEV ? devServer : CLOUD_API),
                first(url(Setting.EVENT_API_BASE_URL), base, mode == Mode.DEV ? devServer : CLOUD_EVENT_API),
                origin(),
                path(),
                flag(Setting.ALLOW_IN_BAND_SYNC, true),
                flag(Setting.SYNC_ON_START, false),
                checkpointing == null ? checkpointing() : checkpointing,
                flag(Setting.STREAMING, false),
                limits());
    }

    private Checkpointing checkpointing() {
        Checkpointing standard = Checkpointing.on();
        return new Checkpointing(
                flag(Setting.CHECKPOINTING, true),
                number(Setting.CHECKPOINTING_BUFFERED_STEPS, standard.bufferedSteps()),
                duration(Setting.CHECKPOINTING_MAX_INTERVAL, standard.maxInterval()),
                duration(Setting.CHECKPOINTING_MAX_RUNTIME, standard.maxRuntime()),
                null);
    }

    private Limits limits() {
        Limits standard = Limits.DEFAULT;
        return new Limits(
                number(Setting.MAX_BODY_SIZE, standard.maxBodySize()),
                number(Setting.MAX_STATE_SIZE, standard.maxStateSize()),
                JsonLimits.DEFAULT.withMaxDepth(
                        number(Setting.MAX_DEPTH, standard.json().maxDepth())));
    }

    private static URI first(@Nullable URI own, @Nullable URI base, URI standard) {
        if (own != null) {
            return own;
        }
        return base != null ? base : standard;
    }

    private @Nullable SigningKey key(Setting setting) {
        String value = sources.find(setting);
        try {
            return value == null ? null : SigningKey.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + " is no signing key: " + e.getMessage(), e);
        }
    }

    /** The name travels in a header, which takes no other characters. */
    private @Nullable String env() {
        String value = sources.find(Setting.ENV);
        if (value != null && !HEADER_TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException(Setting.ENV + " may have letters, digits and signs of ASCII only");
        }
        return value;
    }

    private static URI devUrl(String value) {
        URI url = parse(value);
        if (url == null) {
            throw new IllegalArgumentException(
                    Setting.DEV + " must be 1 or true, 0 or false, or the URL of a dev server such as " + DEV_SERVER);
        }
        return url;
    }

    private @Nullable URI url(Setting setting) {
        String value = sources.find(setting);
        URI url = parse(value);
        if (value != null && url == null) {
            throw new IllegalArgumentException(
                    setting + " must be a URL with http or https and a host, such as " + CLOUD_API);
        }
        return url;
    }

    private static @Nullable URI parse(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            URI url = new URI(value.replaceAll("/+$", ""));
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return http && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null
                    ? url
                    : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private @Nullable String origin() {
        URI url = parse(sources.find(Setting.SERVE_ORIGIN));
        if (url == null && sources.find(Setting.SERVE_ORIGIN) == null) {
            return null;
        }
        if (url == null || !url.getRawPath().isEmpty() || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(Setting.SERVE_ORIGIN
                    + " must be scheme, host and port, such as https://shop.example; a path belongs to "
                    + Setting.SERVE_PATH);
        }
        return url.toString();
    }

    private @Nullable String path() {
        String value = sources.find(Setting.SERVE_PATH);
        if (value == null || value.equals("none")) {
            return null; // Nothing is mounted without being asked for, which says nothing about where it is.
        }
        String path = value.startsWith("/") ? value : "/" + value;
        try {
            if (path.equals(new URI(null, null, path, null).getRawPath())) {
                return path;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IllegalArgumentException(Setting.SERVE_PATH + " must be the path of a URL, such as /api/inngest");
    }

    private boolean flag(Setting setting, boolean standard) {
        String value = sources.find(setting);
        if (value == null) {
            return standard;
        }
        if (isTrue(value) || isFalse(value)) {
            return isTrue(value);
        }
        throw new IllegalArgumentException(setting + " must be 1 or true, or 0 or false");
    }

    private int number(Setting setting, int standard) {
        String value = sources.find(setting);
        try {
            int number = value == null ? standard : Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(
                setting + " must be a whole number from 1 to " + Integer.MAX_VALUE + ", without a unit");
    }

    private Duration duration(Setting setting, Duration standard) {
        String value = sources.find(setting);
        try {
            return value == null ? standard : GoDuration.parse(value);
        } catch (IllegalArgumentException e) {
            // Its message shows the value.
            throw new IllegalArgumentException(setting + " must be a time such as 30s or 1m30s");
        }
    }

    private static boolean isTrue(String value) {
        return value.equals("1") || value.toLowerCase(Locale.ROOT).equals("true");
    }

    private static boolean isFalse(String value) {
        return value.equals("0") || value.toLowerCase(Locale.ROOT).equals("false");
    }
}
