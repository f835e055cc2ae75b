package io.github.inngest4j.engine.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.internal.machine.OpCode;
import io.github.inngest4j.engine.internal.machine.OutboundRequest;
import io.github.inngest4j.engine.internal.machine.OutboundResult;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests that the engine makes for steps: plain ones ({@code step.fetch}) and ones to AI providers. */
public final class OutboundRequests {

    private OutboundRequests() {}

    /** Makes a request. Whatever goes wrong becomes the step's error. */
    public static OutboundResult perform(OutboundRequest request, AppTransport transport) throws InterruptedException {
        boolean ai = request.code() == OpCode.AI_GATEWAY;
        try {
            EngineRequest sent = ai ? aiRequest(request.opts()) : plainRequest(request.opts());
            EngineResponse response = transport.call(sent);
            return ai ? aiResult(response) : plainResult(text(request.opts(), "url"), response);
        } catch (IOException | RuntimeException e) {
            String name = ai ? "AIGatewayError" : "GatewayError";
            String what = ai ? "Error making AI request: " : "Error making gateway request: ";
            return new OutboundResult.Refused(Json.error(name, what + e.getMessage()));
        }
    }

    private static EngineRequest plainRequest(JsonSlice opts) {
        String method = text(opts, "method");
        String body = text(opts, "body");
        return new EngineRequest(
                method == null || method.isEmpty() ? "POST" : method.toUpperCase(Locale.ROOT),
                url(opts),
                headers(opts),
                body == null ? new byte[0] : body.getBytes(UTF_8));
    }

    private static OutboundResult plainResult(@Nullable String url, EngineResponse response) {
        JsonWriter out = Json.writer().beginObject();
        out.name("body").value(new String(response.body(), UTF_8));
        out.name("headers").beginObject();
        response.headers().forEach((name, value) -> out.name(canonical(name)).value(value));
        out.endObject();
        out.name("status_code").value(response.status());
        out.name("url").value(url);
        return new OutboundResult.Answered(Json.wrap("data", out.endObject().toSlice()));
    }

    /** The key goes where the provider expects it. */
    private static EngineRequest aiRequest(JsonSlice opts) {
        String key = text(opts, "auth_key");
        String secret = key == null ? "" : key;
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        URI url = url(opts);
        String format = text(opts, "format");
        switch (format == null ? "" : format) {
            case "gemini" -> url = URI.create(QueryString.with(url.toString(), "key", secret));
            case "bedrock" -> headers.put("Authorization", secret);
            case "anthropic" -> headers.put("X-Api-Key", secret);
            default -> headers.put("Authorization", "Bearer " + secret);
        }
        headers.putAll(headers(opts));
        JsonSlice body = opts.member("body");
        return new EngineRequest("POST", url, headers, body == null ? new byte[0] : body.toByteArray());
    }

    private static OutboundResult aiResult(EngineResponse response) {
        String text = new String(response.body(), UTF_8);
        if (response.status() > 299) {
            return new OutboundResult.Refused(aiError("unsuccessful status code: " + response.status(), text));
        }
        try {
            return new OutboundResult.Answered(Json.wrap("data", JsonSlice.of(response.body(), JsonLimits.DEFAULT)));
        } catch (JsonException e) {
            return new OutboundResult.Refused(aiError("the answer is not JSON", text));
        }
    }

    private static JsonSlice aiError(String reason, String body) {
        return Json.writer()
                .beginObject()
                .name("name")
                .value("AIGatewayError")
                .name("message")
                .value("Error making AI request: " + reason)
                .name("stack")
                .value(body.isEmpty() ? "{\"error\":\"Error making AI request\"}" : body)
                .endObject()
                .toSlice();
    }

    private static URI url(JsonSlice opts) {
        String url = text(opts, "url");
        if (url == null || url.isEmpty()) {
            throw new IllegalArgumentException("the step gave no url");
        }
        return URI.create(url);
    }

    private static Map<String, String> headers(JsonSlice opts) {
        Map<String, String> headers = new LinkedHashMap<>();
        JsonSlice given = opts.member("headers");
        if (given != null && given.toPlain() instanceof Map<?, ?> members) {
            members.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        return headers;
    }

    private static @Nullable String text(JsonSlice opts, String name) {
        JsonSlice value = opts.member(name);
        return value == null || value.kind() != JsonKind.STRING
                ? null
                : value.scan().readString();
    }

    /** A header's name as Go writes it: every word begins with a capital. */
    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder();
        boolean first = true;
        for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
            canonical.append(first ? Character.toUpperCase(c) : c);
            first = c == '-';
        }
        return canonical.toString();
    }
}
