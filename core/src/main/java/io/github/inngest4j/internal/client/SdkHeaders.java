package io.github.inngest4j.internal.client;

import io.github.inngest4j.internal.config.Sdk;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The headers by which the library makes itself known, in requests and answers (SDK specification, section 4.1). */
public final class SdkHeaders {

    /** Names the environment that is meant. */
    public static final String ENV = "X-Inngest-Env";

    private SdkHeaders() {}

    /**
     * The headers of a request or an answer with a JSON body.
     *
     * @param env the environment that is meant, if the app says so
     * @return a new map
     */
    public static Map<String, String> of(@Nullable String env) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", Sdk.ID);
        headers.put("X-Inngest-Sdk", Sdk.ID);
        headers.put("X-Inngest-Sdk-Handled", "true");
        if (env != null) {
            headers.put(ENV, env);
        }
        return headers;
    }
}
