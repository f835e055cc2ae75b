package io.github.inngest4j.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.internal.config.Sdk;
import io.github.inngest4j.internal.config.Settings;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.security.SigningKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The documents that describe the app: one for all, one for those who can sign (SDK specification, section 4.5). */
final class Introspection {

    private static final String SCHEMA = "2024-05-24";

    /** The whole hash of a signing key opens the server's API; this much is enough to tell keys apart. */
    private static final int HASH_LENGTH = 12;

    private final Settings settings;
    private final String framework;
    private final int functionCount;

    Introspection(Settings settings, String framework, int functionCount) {
        this.settings = settings;
        this.framework = framework;
        this.functionCount = functionCount;
    }

    /** Writes the document that the sender of a request may see. */
    void write(JsonWriter out, Authentication sender) {
        out.beginObject();
        out.name("authentication_succeeded");
        if (sender.signed()) {
            out.value(sender.succeeded());
        } else {
            out.nullValue();
        }
        out.name("capabilities");
        writeCapabilities(out);
        out.name("function_count").value(functionCount);
        out.name("has_event_key").value(settings.eventKey() != null);
        out.name("has_signing_key").value(settings.signingKey() != null);
        out.name("has_signing_key_fallback").value(settings.signingKeyFallback() != null);
        out.name("mode").value(settings.mode().wireName());
        out.name("schema_version").value(SCHEMA);
        if (sender.succeeded()) {
            writePrivate(out);
        }
        out.endObject();
    }

    /** Writes what this build can do beyond the basics. */
    void writeCapabilities(JsonWriter out) {
        out.beginObject();
        if (settings.allowInBandSync()) {
            out.name("in_band_sync").value("v1");
        }
        out.name("trust_probe").value("v1");
        out.endObject();
    }

    private void writePrivate(JsonWriter out) {
        out.name("api_origin").value(settings.apiBaseUrl().toString());
        out.name("app_id").value(settings.appId());
        out.name("env").value(settings.env());
        out.name("event_api_origin").value(settings.eventApiBaseUrl().toString());
        out.name("event_key_hash").value(sha256(settings.eventKey()));
        out.name("framework").value(framework);
        out.name("sdk_language").value(Sdk.LANGUAGE);
        out.name("sdk_version").value(Sdk.VERSION);
        out.name("serve_origin").value(settings.serveOrigin());
        out.name("serve_path").value(settings.servePath());
        out.name("signing_key_fallback_hash").value(shortHash(settings.signingKeyFallback()));
        out.name("signing_key_hash").value(shortHash(settings.signingKey()));
    }

    private static @Nullable String shortHash(@Nullable SigningKey key) {
        return key == null ? null : key.hash().substring(0, HASH_LENGTH);
    }

    private static @Nullable String sha256(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, which every Java runtime must have", e);
        }
    }
}
