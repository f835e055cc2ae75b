package io.github.inngest4j.examples.acceptance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts values where others should be: of wrong types, too deep, too long, or no JSON at all. */
final class HostileJson {

    /** What the app reads of a call. */
    private static final List<List<String>> PLACES = List.of(
            List.of("ctx"),
            List.of("ctx", "attempt"),
            List.of("ctx", "max_attempts"),
            List.of("ctx", "run_id"),
            List.of("ctx", "use_api"),
            List.of("ctx", "disable_immediate_execution"),
            List.of("ctx", "stack"),
            List.of("ctx", "stack", "stack"),
            List.of("event"),
            List.of("event", "name"),
            List.of("event", "data"),
            List.of("event", "data", "_inngest"),
            List.of("event", "ts"),
            List.of("event", "id"),
            List.of("event", "user"),
            List.of("event", "v"),
            List.of("events"),
            List.of("steps"),
            List.of("use_api"),
            List.of("version"),
            List.of("url"));

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0",
            "1.5",
            "1e400000",
            "-1e400000",
            "1e-400000",
            "1e999",
            "1E5",
            "9007199254740993",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "\"\"",
            "\"text\"",
            "\"1e400000\"",
            "\"1e9999\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\r\\nX-Injected: yes\"",
            "\"../../v1/signals\"",
            "\"http://evil.invalid/api/inngest\"",
            "\"file:///etc/passwd\"",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"data\":1}",
            "{\"data\":null,\"error\":null}",
            "{\"error\":{\"name\":\"E\",\"message\":\"m\",\"stack\":\"s\",\"cause\":{\"cause\":null}}}",
            "{\"error\":7}",
            "{\"input\":[1]}",
            "{\"input\":{}}",
            "{\"\":0,\"\":1}",
            "{\"name\":\"acc/x\",\"data\":{},\"data\":[]}");

    private static final List<String> NO_VALUES = List.of(
            "",
            "nul",
            "TRUE",
            "01",
            "1.",
            ".5",
            "+1",
            "1e",
            "0x10",
            "NaN",
            "Infinity",
            "-",
            "\"open",
            "\"\\x41\"",
            "\"\\u12\"",
            "\"\u0001\"",
            "'text'",
            "[1,]",
            "[,]",
            "[1 2]",
            "[",
            "]",
            "{",
            "}",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{a:1}",
            "/* */1",
            "1//",
            "\u00a0 1",
            "\ufeff1");

    private final Chance chance;

    HostileJson(Chance chance) {
        this.chance = chance;
    }

    /** A value to put somewhere: mostly JSON, sometimes not. */
    JsonText.Raw value() {
        return new JsonText.Raw(
                switch (chance.below(10)) {
                    case 0 -> chance.of(NO_VALUES);
                    case 1 -> "9".repeat(chance.between(1, 1200));
                    case 2 -> nested(chance.of(10, 100, 470, 490, 499, 500, 501, 700, 3000));
                    case 3 -> longText();
                    case 4 -> many();
                    default -> chance.of(VALUES);
                });
    }

    private String nested(int depth) {
        return chance.oneIn(2)
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private String longText() {
        String unit = chance.of("a", "é", "🐎", "\\n", "\\u0041", "\\\\", "\\ud800", "\\/");
        return '"' + unit.repeat(chance.between(1, 3000)) + '"';
    }

    private String many() {
        int count = chance.between(1, 1500);
        StringBuilder text = new StringBuilder();
        boolean object = chance.oneIn(2);
        int form = chance.below(3);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",");
            if (object) {
                text.append('"').append(name(form, i)).append("\":");
            }
            text.append(chance.of("0", "[]", "{}", "\"\"", "null"));
        }
        return object ? "{" + text + "}" : "[" + text + "]";
    }

    private static String name(int form, int i) {
        return switch (form) {
            case 0 -> "same";
            case 1 -> colliding(i);
            default -> "name" + i;
        };
    }

    /** Names of which up to 2048 have one hash code. */
    static String colliding(int number) {
        StringBuilder name = new StringBuilder();
        for (int bit = 0; bit < 11; bit++) {
            name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    /** A copy of a tree, changed in one place. */
    Object changed(Object tree) {
        if (!(tree instanceof Map) || chance.oneIn(2)) {
            return anywhere(tree);
        }
        return at(chance.of(PLACES), 0, tree);
    }

    private Object at(List<String> path, int depth, Object tree) {
        if (depth == path.size() || !(tree instanceof Map)) {
            return value();
        }
        Map<String, Object> copy = WireJson.object(tree);
        copy.put(path.get(depth), at(path, depth + 1, copy.get(path.get(depth))));
        return copy;
    }

    private Object anywhere(Object tree) {
        if (tree instanceof Map<?, ?> map && !map.isEmpty() && !chance.oneIn(6)) {
            Map<String, Object> copy = WireJson.object(tree);
            String name = (String) chance.of(new ArrayList<Object>(map.keySet()));
            return member(copy, name);
        }
        if (tree instanceof List<?> list && !list.isEmpty() && !chance.oneIn(6)) {
            List<Object> copy = new ArrayList<>(list);
            int index = chance.below(copy.size());
            switch (chance.below(4)) {
                case 0 -> copy.remove(index);
                case 1 -> copy.add(index, value());
                default -> copy.set(index, anywhere(copy.get(index)));
            }
            return copy;
        }
        return value();
    }

    private Object member(Map<String, Object> copy, String name) {
        switch (chance.below(8)) {
            case 0 -> copy.remove(name);
            case 1 -> copy.put(chance.of(name + " ", name.toUpperCase(Locale.ROOT), "", "\u0000"), copy.remove(name));
            case 2 -> copy.put("more", value());
            case 3 -> {
                return twice(copy, name);
            }
            default -> copy.put(name, anywhere(copy.get(name)));
        }
        return copy;
    }

    /** The same name twice, with the same value or another. */
    private Object twice(Map<String, Object> members, String name) {
        Map<String, Object> before = new LinkedHashMap<>(members);
        String first = JsonText.brief(before);
        String second = JsonText.brief(Collections.singletonMap(name, chance.oneIn(2) ? members.get(name) : value()));
        return new JsonText.Raw(first.substring(0, first.length() - 1) + "," + second.substring(1));
    }
}
