package io.github.inngest4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an SDK writes to the wire, by hand. Hashed ids are opaque to the engine, so readable ones do. */
final class Wire {

    static final Map<String, String> SDK = Map.of("X-Inngest-Sdk", "test:v1", "X-Inngest-Req-Version", "2");

    private Wire() {}

    static EngineResponse returned(Object output) {
        return new EngineResponse(200, SDK, json(output));
    }

    @SafeVarargs
    static EngineResponse ops(Map<String, Object>... ops) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Map<String, Object> op : ops) {
            list.add(op);
        }
        return ops(list);
    }

    static EngineResponse ops(List<Map<String, Object>> ops) {
        return new EngineResponse(206, SDK, json(ops));
    }

    /** An error of the function itself. */
    static EngineResponse failed(int status, String message) {
        return new EngineResponse(status, SDK, json(Map.of("name", "TestError", "message", message)));
    }

    static EngineResponse with(EngineResponse response, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.put(header, value);
        return new EngineResponse(response.status(), headers, response.body());
    }

    static EngineResponse without(EngineResponse response, String header) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase(header)) {
                headers.put(name, value);
            }
        });
        return new EngineResponse(response.status(), headers, response.body());
    }

    static EngineResponse raw(int status, String body) {
        return new EngineResponse(status, SDK, body.getBytes(UTF_8));
    }

    static Map<String, Object> op(String code, String id, Map<String, Object> members) {
        Map<String, Object> op = new LinkedHashMap<>(Map.of("op", code, "id", id, "displayName", id));
        op.putAll(members);
        return op;
    }

    static Map<String, Object> run(String id, Object data) {
        Map<String, Object> op = op("StepRun", id, Map.of());
        op.put("data", data);
        return op;
    }

    static Map<String, Object> plan(String id) {
        return op("StepPlanned", id, Map.of());
    }

    static Map<String, Object> error(String code, String id, String message) {
        return op(code, id, Map.of("error", Map.of("name", "TestError", "message", message)));
    }

    static Map<String, Object> sleep(String id, String duration) {
        return op("Sleep", id, Map.of("opts", Map.of("duration", duration)));
    }

    static Map<String, Object> waitFor(String id, String event, String timeout) {
        return op("WaitForEvent", id, Map.of("opts", Map.of("event", event, "timeout", timeout)));
    }

    static Map<String, Object> waitIf(String id, String event, String timeout, String expression) {
        return op("WaitForEvent", id, Map.of("opts", Map.of("event", event, "timeout", timeout, "if", expression)));
    }

    static Map<String, Object> waitForSignal(String id, String signal, String timeout, String conflict) {
        return op(
                "WaitForSignal",
                id,
                Map.of("opts", Map.of("signal", signal, "timeout", timeout, "conflict", conflict)));
    }

    static Map<String, Object> invoke(String id, String function, Object data, String timeout) {
        return op(
                "InvokeFunction",
                id,
                Map.of("opts", Map.of("function_id", function, "payload", Map.of("data", data), "timeout", timeout)));
    }

    /** The same operation as a member of a race. */
    static Map<String, Object> race(Map<String, Object> op) {
        Map<String, Object> opts = new LinkedHashMap<>();
        if (op.get("opts") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> opts.put((String) name, value));
        }
        opts.put("parallelMode", "race");
        Map<String, Object> racing = new LinkedHashMap<>(op);
        racing.put("opts", opts);
        return racing;
    }

    static byte[] json(Object value) {
        return new JsonWriter().plain(value).toByteArray();
    }

    /** Steps reported together. */
    static List<Map<String, Object>> all(List<String> ids) {
        List<Map<String, Object>> ops = new ArrayList<>();
        ids.forEach(id -> ops.add(plan(id)));
        return ops;
    }
}
