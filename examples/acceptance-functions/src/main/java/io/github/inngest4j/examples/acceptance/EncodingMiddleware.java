package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.FunctionInput;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.Next;
import io.github.inngest4j.middleware.StepKind;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Like an encryption, but that anybody can read it: the JSON of a value in Base64. */
final class EncodingMiddleware implements Middleware {

    private static final String ENCODED = "__enc";

    private final Jsonb jsonb = JsonbBuilder.create();

    @Override
    public @Nullable Object wrapFunction(FunctionInput input, Next<FunctionInput, @Nullable Object> next)
            throws Exception {
        return encode(next.proceed(input.mapEvents(
                event -> event.with("data", decode(event.members().get("data"))))));
    }

    @Override
    public @Nullable Object wrapStep(NewStep step, Next<NewStep, @Nullable Object> next) throws Exception {
        Object output = next.proceed(step);
        return step.kind() == StepKind.RUN ? encode(output) : output;
    }

    @Override
    public @Nullable Object wrapMemoized(MemoizedStep step, Next<MemoizedStep, @Nullable Object> next)
            throws Exception {
        return next.proceed(step.failed() ? step : step.withValue(decode(step.value())));
    }

    @Override
    public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next) throws Exception {
        return next.proceed(events.stream()
                .map(event -> event.withData("secret", encode(event.data().get("secret"))))
                .toList());
    }

    private Object encode(@Nullable Object value) {
        byte[] json = jsonb.toJson(value).getBytes(StandardCharsets.UTF_8);
        return Map.of(ENCODED, Base64.getEncoder().encodeToString(json));
    }

    private @Nullable Object decode(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.size() == 1 && map.get(ENCODED) instanceof String encoded) {
            return jsonb.fromJson(
                    new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8), Object.class);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> decoded = new LinkedHashMap<>();
            map.forEach((name, member) -> decoded.put(name, decode(member)));
            return decoded;
        }
        return value instanceof List<?> list ? list.stream().map(this::decode).collect(Collectors.toList()) : value;
    }
}
