package io.github.inngest4j.json.kit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, text, numbers, booleans and null as the server does, which keeps numbers as doubles. */
final class PlainJson {

    /** From here on the server writes an exponent. */
    private static final double EXPONENT = 1e21;

    private PlainJson() {}

    static String write(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> quoted(String.valueOf(member.getKey())) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PlainJson::write).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Number number) {
            return number(number.doubleValue());
        }
        return value instanceof String text ? quoted(text) : String.valueOf(value);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < EXPONENT
                ? new BigDecimal(value).toPlainString()
                : Double.toString(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\' || c < ' ' || Character.isSurrogate(c)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
