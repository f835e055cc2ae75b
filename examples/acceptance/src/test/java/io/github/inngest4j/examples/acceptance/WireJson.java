package io.github.inngest4j.examples.acceptance;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** JSON as plain values, read by another parser than the one under test. */
final class WireJson {

    /** Found once, since looking it up takes longer than reading. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private WireJson() {}

    static JsonValue read(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readValue();
        }
    }

    /** Numbers that are the same are equal, however they were written. */
    static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> null;
            case TRUE -> true;
            case FALSE -> false;
            case STRING -> ((JsonString) value).getString();
            case NUMBER -> plain((JsonNumber) value);
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                ((JsonArray) value).forEach(element -> list.add(plain(element)));
                yield list;
            }
            case OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                ((JsonObject) value).forEach((name, member) -> map.put(name, plain(member)));
                yield map;
            }
        };
    }

    private static BigDecimal plain(JsonNumber number) {
        BigDecimal value = number.bigDecimalValue();
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** A copy with every text changed. */
    static Object mapTexts(Object value, UnaryOperator<String> change) {
        if (value instanceof String text) {
            return change.apply(text);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(mapTexts(element, change)));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, member) -> copy.put((String) name, mapTexts(member, change)));
            return copy;
        }
        return value;
    }

    /** A copy of an object, to be changed. */
    @SuppressWarnings("unchecked") // The members of objects have names.
    static Map<String, Object> object(Object value) {
        return new LinkedHashMap<>((Map<String, Object>) value);
    }

    /** What stands in place of an expected value that is not known in advance. */
    enum Any {
        /** Some text. */
        TEXT,
        /** Some number. */
        NUMBER,
        /** Anything, or no such member at all. */
        OPTIONAL;

        boolean allows(Object actual) {
            return switch (this) {
                case TEXT -> actual instanceof String;
                case NUMBER -> actual instanceof BigDecimal;
                case OPTIONAL -> true;
            };
        }
    }

    /** Where two values differ, as texts; none if they are the same. */
    static List<String> differences(Object expected, Object actual) {
        List<String> found = new ArrayList<>();
        compare("$", expected, actual, found);
        return found;
    }

    private static void compare(String path, Object expected, Object actual, List<String> found) {
        if (expected instanceof Any any) {
            if (!any.allows(actual)) {
                found.add(path + ": expected " + any + " but was " + shortened(actual));
            }
        } else if (expected instanceof Map<?, ?> members && actual instanceof Map<?, ?> actualMembers) {
            compareMembers(path, members, actualMembers, found);
        } else if (expected instanceof List<?> list
                && actual instanceof List<?> actualList
                && list.size() == actualList.size()) {
            for (int i = 0; i < list.size(); i++) {
                compare(path + "[" + i + "]", list.get(i), actualList.get(i), found);
            }
        } else if (!Objects.equals(expected, actual)) {
            found.add(path + ": expected " + shortened(expected) + " but was " + shortened(actual));
        }
    }

    private static void compareMembers(String path, Map<?, ?> expected, Map<?, ?> actual, List<String> found) {
        TreeSet<String> names = new TreeSet<>();
        expected.keySet().forEach(name -> names.add((String) name));
        actual.keySet().forEach(name -> names.add((String) name));
        for (String name : names) {
            String member = path + "." + name;
            if (!expected.containsKey(name)) {
                found.add(member + ": unexpected, " + shortened(actual.get(name)));
            } else if (!actual.containsKey(name)) {
                if (expected.get(name) != Any.OPTIONAL) {
                    found.add(member + ": missing, expected " + shortened(expected.get(name)));
                }
            } else {
                compare(member, expected.get(name), actual.get(name), found);
            }
        }
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }
}
