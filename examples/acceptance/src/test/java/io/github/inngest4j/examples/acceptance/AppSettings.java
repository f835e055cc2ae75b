package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.InngestBuilder;
import jakarta.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the recorded app was set up. Absent keys are null.
 *
 * @param dev whether it was in dev mode
 * @param signingKey its signing key
 * @param signingKeyFallback its second signing key
 * @param eventKey its event key
 */
record AppSettings(boolean dev, String signingKey, String signingKeyFallback, String eventKey) {

    static AppSettings of(String group, JsonObject transcript) {
        if (group.equals("dev")) {
            return new AppSettings(true, null, null, "dev-event-key");
        }
        if (transcript.getString("mode").equals("dev")) {
            return new AppSettings(true, null, null, null);
        }
        JsonObject keys = transcript.getJsonObject("keys");
        return new AppSettings(
                false,
                keys.getString("signing_key"),
                keys.getString("signing_key_fallback"),
                keys.getString("event_key"));
    }

    void applyTo(InngestBuilder builder, String serverUrl) {
        if (dev) {
            builder.dev(serverUrl);
        } else {
            builder.dev(false).baseUrl(serverUrl).signingKey(signingKey).signingKeyFallback(signingKeyFallback);
        }
        if (eventKey != null) {
            builder.eventKey(eventKey);
        }
    }

    /** The same for an app in another process. */
    Map<String, String> environment(String serverUrl) {
        Map<String, String> variables = new TreeMap<>();
        if (dev) {
            variables.put("INNGEST_DEV", serverUrl);
        } else {
            variables.put("INNGEST_DEV", "0");
            variables.put("INNGEST_BASE_URL", serverUrl);
            variables.put("INNGEST_SIGNING_KEY", signingKey);
            variables.put("INNGEST_SIGNING_KEY_FALLBACK", signingKeyFallback);
        }
        if (eventKey != null) {
            variables.put("INNGEST_EVENT_KEY", eventKey);
        }
        return variables;
    }
}
