package io.github.inngest4j.examples.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions of a registration. */
final class Registrations {

    private Registrations() {}

    /** Functions by their ids, in whose order there is no meaning. */
    static Map<String, Object> byId(Object functions) {
        Map<String, Object> byId = new TreeMap<>();
        ((List<?>) functions).forEach(function -> {
            Map<String, Object> config = WireJson.object(function);
            if (byId.put((String) config.get("id"), config) != null) {
                throw new IllegalArgumentException("two functions have the id " + config.get("id"));
            }
        });
        return byId;
    }

    /**
     * The functions of a recorded registration that are served here. Most recordings show but the first two; the
     * others were the same in all.
     */
    static Map<String, Object> expected(Object recorded) {
        List<Object> functions = new ArrayList<>();
        ((List<?>) recorded).stream().filter(Map.class::isInstance).forEach(functions::add);
        List<Object> shown = List.copyOf(functions);
        recordedFunctions().stream().filter(function -> !isIn(function, shown)).forEach(functions::add);
        return byId(functions);
    }

    private static boolean isIn(Object function, List<Object> functions) {
        Object id = WireJson.object(function).get("id");
        return functions.stream()
                .anyMatch(other -> WireJson.object(other).get("id").equals(id));
    }

    /** All functions that the recorded app registered. */
    private static List<?> recordedFunctions() {
        return Transcript.all().stream()
                .filter(transcript -> transcript.name().equals("dev/sync-register"))
                .map(transcript ->
                        WireJson.object(transcript.calls().get(0).body()).get("functions"))
                .map(List.class::cast)
                .findFirst()
                .orElseThrow();
    }

    /** A document with its functions by id, if it has some. */
    static Object comparable(Object document) {
        if (!(document instanceof Map<?, ?> members) || !(members.get("functions") instanceof List<?> functions)) {
            return document;
        }
        Map<String, Object> copy = new LinkedHashMap<>(WireJson.object(document));
        copy.put("functions", byId(functions));
        return copy;
    }
}
