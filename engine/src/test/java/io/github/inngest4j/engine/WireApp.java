package io.github.inngest4j.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** An app whose functions are written as wire answers: the other side of the protocol. */
final class WireApp implements AppTransport {

    /** How a function answers a call. */
    interface Script {
        EngineResponse answer(Call call) throws Exception;
    }

    /** A call as it came over the wire. */
    record Call(EngineRequest request, String function, String target, Map<String, Object> body) {

        @SuppressWarnings("unchecked") // objects have text keys
        static Map<String, Object> object(Object value) {
            return (Map<String, Object>) Objects.requireNonNull(value);
        }

        Map<String, Object> ctx() {
            return object(body.get("ctx"));
        }

        long attempt() {
            return (Long) ctx().get("attempt");
        }

        long maxAttempts() {
            return (Long) ctx().get("max_attempts");
        }

        boolean planOnly() {
            return (Boolean) ctx().get("disable_immediate_execution");
        }

        String runId() {
            return (String) ctx().get("run_id");
        }

        List<?> stack() {
            return (List<?>) object(ctx().get("stack")).get("stack");
        }

        long current() {
            return (Long) object(ctx().get("stack")).get("current");
        }

        Map<String, Object> steps() {
            return object(body.get("steps"));
        }

        /** The memoized value of a step as JSON. */
        String memo(String step) {
            return new String(Wire.json(steps().get(step)), UTF_8);
        }

        boolean has(String... steps) {
            return steps().keySet().containsAll(List.of(steps));
        }

        boolean discovery() {
            return target.equals("step");
        }

        Map<String, Object> event() {
            return object(body.get("event"));
        }

        Map<String, Object> data() {
            return object(event().get("data"));
        }

        /** Which step was called for, with the attempt and the flag: {@code step#0}, {@code a#1!}. */
        String brief() {
            return target + "#" + attempt() + (planOnly() ? "!" : "");
        }
    }

    private final String id;
    private final Map<String, Script> scripts = new LinkedHashMap<>();
    private final List<Map<String, Object>> definitions = new ArrayList<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    WireApp(String id) {
        this.id = id;
    }

    /** A function without retries that is triggered by the event of its name. */
    WireApp function(String name, Script script) {
        return function(name, Map.of("triggers", List.of(Map.of("event", "test/" + name))), 0, script);
    }

    WireApp function(String name, int retries, Script script) {
        return function(name, Map.of("triggers", List.of(Map.of("event", "test/" + name))), retries, script);
    }

    WireApp function(String name, Map<String, Object> options, int retries, Script script) {
        String slug = id + "-" + name;
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", slug);
        definition.put("name", name);
        definition.put("steps", Map.of("step", step(slug, retries)));
        definition.put("triggers", List.of());
        definition.putAll(options);
        definitions.add(definition);
        scripts.put(slug, script);
        return this;
    }

    private static Map<String, Object> step(String slug, int retries) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("id", "step");
        step.put("name", "step");
        step.put("runtime", Map.of("type", "http", "url", "http://app.test/api/inngest?fnId=" + slug + "&stepId=step"));
        if (retries >= 0) {
            step.put("retries", Map.of("attempts", retries));
        }
        return step;
    }

    List<Call> calls() {
        return calls;
    }

    List<Call> calls(String function) {
        return calls.stream()
                .filter(call -> call.function().equals(id + "-" + function))
                .toList();
    }

    /** All calls of a function in short. */
    List<String> brief(String function) {
        return calls(function).stream().map(Call::brief).toList();
    }

    byte[] registration() {
        return new JsonWriter()
                .plain(Map.of(
                        "appName", id, "app_id", id, "url", "http://app.test/api/inngest", "functions", definitions))
                .toByteArray();
    }

    @Override
    public EngineResponse call(EngineRequest request) {
        if (request.method().equals("PUT")) {
            return new EngineResponse(200, Map.of("X-Inngest-Sync-Kind", "in_band"), registration());
        }
        Call call = read(request);
        calls.add(call);
        try {
            return scripts.get(call.function()).answer(call);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static Call read(EngineRequest request) {
        String query = "&" + request.url().getRawQuery() + "&";
        return new Call(
                request,
                query.replaceFirst(".*&fnId=([^&]*)&.*", "$1"),
                query.replaceFirst(".*&stepId=([^&]*)&.*", "$1"),
                Call.object(JsonSlice.of(new String(request.body(), UTF_8)).toPlain()));
    }
}
