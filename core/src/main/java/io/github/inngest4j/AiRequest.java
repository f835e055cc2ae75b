package io.github.inngest4j;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A request to a provider of AI models that the Inngest server makes in place of the app (SDK specification, section
 * 5.3.6). Immutable. Its text form never shows the key.
 *
 * @param format how the provider speaks, for example {@code openai-chat}
 * @param url the address of the provider's endpoint
 * @param key the provider's key
 * @param headers further headers
 * @param body the request as the provider defines it; its JSON must be an object
 */
public record AiRequest(String format, String url, String key, Map<String, String> headers, Map<String, ?> body) {

    private static final String OPENAI = "https://api.openai.com/v1/";
    private static final String ANTHROPIC = "https://api.anthropic.com/v1/";

    /** Copies headers and body. */
    public AiRequest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(key, "key");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }

    /**
     * A chat completion of OpenAI or of a provider that speaks its protocol.
     *
     * @param model the model, for example {@code gpt-4o-mini}
     * @param key the provider's key
     * @param body the request without {@code model}, for example with {@code messages}
     * @return the request
     */
    public static AiRequest openAiChat(String model, String key, Map<String, ?> body) {
        return new AiRequest("openai-chat", OPENAI + "chat/completions", key, Map.of(), withModel(model, body));
    }

    /**
     * A message of Anthropic's API.
     *
     * @param model the model
     * @param key the provider's key
     * @param body the request without {@code model}, for example with {@code messages} and {@code max_tokens}
     * @return the request
     */
    public static AiRequest anthropic(String model, String key, Map<String, ?> body) {
        return new AiRequest(
                "anthropic",
                ANTHROPIC + "messages",
                key,
                Map.of("anthropic-version", "2023-06-01"),
                withModel(model, body));
    }

    /**
     * Replaces the provider's address, keeping the endpoint's own path.
     *
     * @param base the address up to the version, with or without a slash at its end, for example
     *     {@code https://models.example/v1}
     * @return a copy
     */
    public AiRequest baseUrl(String base) {
        String endpoint = url;
        for (String known : new String[] {OPENAI, ANTHROPIC}) {
            if (url.startsWith(known)) {
                endpoint = url.substring(known.length());
            }
        }
        return new AiRequest(format, base.endsWith("/") ? base + endpoint : base + "/" + endpoint, key, headers, body);
    }

    private static Map<String, Object> withModel(String model, Map<String, ?> body) {
        Map<String, Object> all = new LinkedHashMap<>(body);
        all.put("model", model);
        return all;
    }

    @Override
    public String toString() {
        return "AiRequest[" + format + " " + url + "]";
    }
}
