package io.github.inngest4j.json.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.Step;
import io.github.inngest4j.TypeRef;
import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way of values between an app and the server: a step's result is written in one call and read in the next, by an app
 * in this process, as in production but for the network. Safe for use by several threads.
 */
final class Journey implements AutoCloseable {

    private static final URI ADDRESS = URI.create("http://127.0.0.1/api/inngest?fnId=kit-value&stepId=step");
    private static final String STEP = "value";

    /** What the library reads by itself, whatever the codec. */
    private static final TypeRef<List<Object>> PLAIN = new TypeRef<>() {};

    private final Inngest inngest;

    Journey(@Nullable JsonCodec codec) {
        InngestBuilder builder = Inngest.builder("kit").dev(true);
        this.inngest = (codec == null ? builder : builder.jsonCodec(codec)).build();
    }

    /**
     * The JSON that a step reports for its result, as the server stores it.
     *
     * @throws JsonException if the result was refused, with the message that was reported
     */
    <T> String write(TypeRef<T> type, T value) {
        ServeResponse answer = call("{}", "[]", step -> step.run(STEP, type, () -> value));
        String body = new String(answer.body(), UTF_8);
        if (answer.status() != 206) {
            throw new IllegalStateException("The app did not report a step: " + body);
        }
        Map<?, ?> operation = (Map<?, ?>) read(PLAIN, body).get(0);
        if (operation.get("error") instanceof Map<?, ?> error) {
            throw new JsonException(String.valueOf(error.get("message")));
        }
        return PlainJson.write(operation.get("data"));
    }

    /** What a step gives whose result was recorded; the JSON goes to the app as it is. */
    <T> T read(TypeRef<T> type, String json) {
        AtomicReference<@Nullable Object> result = new AtomicReference<>();
        String hash = hash(STEP);
        ServeResponse answer = call("{\"" + hash + "\":{\"data\":" + json + "}}", "[\"" + hash + "\"]", step -> {
            try {
                T read = step.run(STEP, type, () -> {
                    throw new AssertionError("A recorded step was run again");
                });
                result.set(new Result<>(read));
            } catch (JsonException e) {
                result.set(e);
            }
            return null;
        });
        Object outcome = result.get();
        if (outcome instanceof JsonException refused) {
            throw refused;
        }
        if (outcome == null) {
            throw new CallRefused(answer.status(), new String(answer.body(), UTF_8));
        }
        @SuppressWarnings("unchecked")
        Result<T> read = (Result<T>) outcome;
        return read.value();
    }

    private ServeResponse call(String steps, String stack, Body body) {
        InngestFunction function =
                InngestFunction.define("value").onEvent("kit/value").handler((run, step) -> body.run(step));
        String json = "{\"ctx\":{\"attempt\":0,\"run_id\":\"01KIT\",\"stack\":{\"current\":"
                + (stack.length() > 2 ? 1 : 0)
                + ",\"stack\":" + stack + "}},\"event\":{\"name\":\"kit/value\",\"data\":{}},\"events\":[],\"steps\":"
                + steps + "}";
        try (ServeHandler handler =
                ServeHandler.builder(inngest).functions(function).build()) {
            return handler.handle(new ServeRequest("POST", ADDRESS, Map.of(), json.getBytes(UTF_8), null, null));
        }
    }

    private static String hash(String id) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(id.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        inngest.close();
    }

    /** The code of a function. */
    private interface Body {
        @Nullable
        Object run(Step step) throws Exception;
    }

    private record Result<T>(T value) {}

    /** A call was refused as a whole, before any code of the app ran. */
    static final class CallRefused extends RuntimeException {

        final int status;

        CallRefused(int status, String answer) {
            super("The call was refused with status " + status + ": " + answer);
            this.status = status;
        }
    }
}
