package io.github.inngest4j.engine.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.internal.machine.Answer;
import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.internal.machine.Limits;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.json.JsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an application's answer to a call (SDK specification, section 4.3.2) as leniently as the server does. */
public final class AnswerReader {

    private static final int SHOWN_CHARACTERS = 2000;

    private AnswerReader() {}

    /** What an answer means. */
    public static Answer read(EngineResponse response) {
        if (response.body().length > Limits.RESPONSE_BYTES) {
            return failure(response, "the answer has more than " + Limits.RESPONSE_BYTES + " bytes");
        }
        if (response.status() != 201) {
            return readPlain(response);
        }
        try {
            return readPlain(streamed(response));
        } catch (JsonException | UnreadableAnswer e) {
            return failure(response, "the streamed answer cannot be read: " + e.getMessage());
        }
    }

    /** The answer if the application could not be reached. */
    public static Answer unreachable(Exception cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        String message = "the application could not be reached: " + reason;
        return new Answer.Failed(message, Json.error("Error", message), false, null);
    }

    private static Answer readPlain(EngineResponse response) {
        boolean successful = response.status() >= 200 && response.status() < 300;
        if (!successful) {
            return failed(response);
        }
        if (response.header(Headers.SDK) == null) {
            return failure(
                    response,
                    "the answer does not come from an Inngest SDK: it has no " + Headers.SDK
                            + " header; is the address of the application right?");
        }
        return response.status() == 206 ? reported(response) : new Answer.Returned(output(response.body()));
    }

    private static Answer failed(EngineResponse response) {
        boolean noRetry = noRetry(response);
        String cause = noRetry ? "NonRetriableError" : "invalid status code: " + response.status();
        JsonSlice output = response.header(Headers.SDK) == null ? notFromSdk(response) : output(response.body());
        return new Answer.Failed(cause, output, noRetry, response.header(Headers.RETRY_AFTER));
    }

    private static JsonSlice notFromSdk(EngineResponse response) {
        String text = new String(response.body(), UTF_8);
        String shown = text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "…" : text;
        String message = "Your server returned HTTP " + response.status() + " before the SDK responded.";
        return Json.writer()
                .beginObject()
                .name("name")
                .value("Error")
                .name("message")
                .value(message)
                .name("stack")
                .value(shown)
                .endObject()
                .toSlice();
    }

    private static Answer reported(EngineResponse response) {
        try {
            return new Answer.Reported(
                    requestVersion(response),
                    noRetry(response),
                    response.header(Headers.RETRY_AFTER),
                    OpReader.read(response.body(), noRetry(response)));
        } catch (OutputTooLarge e) {
            String message = String.valueOf(e.getMessage());
            return new Answer.Failed(message, Json.error("Error", message), true, null);
        } catch (JsonException | UnreadableAnswer e) {
            return failure(response, "the reported operations cannot be read: " + e.getMessage());
        }
    }

    private static Answer.Failed failure(EngineResponse response, String message) {
        return new Answer.Failed(
                message, Json.error("Error", message), noRetry(response), response.header(Headers.RETRY_AFTER));
    }

    private static boolean noRetry(EngineResponse response) {
        return "true".equals(response.header(Headers.NO_RETRY));
    }

    private static int requestVersion(EngineResponse response) {
        String version = response.header(Headers.REQUEST_VERSION);
        try {
            return version == null ? 0 : Integer.parseInt(version);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The body of a function's answer as JSON. Text that is an encoded object is decoded, and what is no JSON is text. */
    private static JsonSlice output(byte[] body) {
        if (new String(body, UTF_8).isBlank()) {
            return JsonSlice.NULL;
        }
        try {
            JsonSlice value = JsonSlice.of(body, JsonLimits.DEFAULT);
            if (value.kind() == JsonKind.STRING) {
                String text = value.scan().readString();
                return text.startsWith("{") ? encodedObject(text, value) : value;
            }
            return value;
        } catch (JsonException e) {
            return Json.writer().value(new String(body, UTF_8)).toSlice();
        }
    }

    private static JsonSlice encodedObject(String text, JsonSlice otherwise) {
        try {
            return JsonSlice.of(text);
        } catch (JsonException e) {
            return otherwise;
        }
    }

    /** The answer inside a streamed one. */
    private static EngineResponse streamed(EngineResponse response) {
        JsonSlice envelope = JsonSlice.of(response.body(), JsonLimits.DEFAULT);
        JsonSlice error = envelope.member("error");
        if (error != null && error.kind() != JsonKind.NULL) {
            throw new UnreadableAnswer("it is an error: " + error.text());
        }
        JsonSlice status = envelope.member("status");
        JsonSlice body = envelope.member("body");
        if (status == null || status.kind() != JsonKind.NUMBER) {
            throw new UnreadableAnswer("it has no status");
        }
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        JsonSlice later = envelope.member("headers");
        if (later != null && later.kind() != JsonKind.NULL) {
            putHeaders(later, headers);
        }
        return new EngineResponse((int) status.scan().readLong(), headers, innerBody(body));
    }

    private static void putHeaders(JsonSlice later, Map<String, String> headers) {
        if (later.kind() != JsonKind.OBJECT) {
            throw new UnreadableAnswer("its headers are " + later.kind().noun() + ", not an object");
        }
        JsonScanner scanner = later.scan();
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            JsonSlice value = scanner.readValue();
            if (value.kind() != JsonKind.STRING) {
                throw new UnreadableAnswer(
                        "its header " + name + " is " + value.kind().noun() + ", not a string");
            }
            headers.put(name, value.scan().readString());
        }
    }

    private static byte[] innerBody(@Nullable JsonSlice body) {
        if (body == null) {
            return new byte[0];
        }
        return body.kind() == JsonKind.STRING
                ? body.scan().readString().getBytes(UTF_8)
                : body.text().getBytes(UTF_8);
    }
}
