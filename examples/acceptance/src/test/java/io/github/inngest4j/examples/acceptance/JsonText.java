package io.github.inngest4j.examples.acceptance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes plain values as JSON: briefly, or in one of the many other ways there are. Not thread-safe. */
final class JsonText {

    private final StringBuilder out = new StringBuilder();
    private final Chance chance;
    private final boolean odd;

    private JsonText(Chance chance, boolean odd) {
        this.chance = chance;
        this.odd = odd;
    }

    /** Something that is written as it is, whether it is JSON or not. */
    record Raw(String text) {}

    /** Without white space, in the order of the value. */
    static String brief(Object value) {
        JsonText text = new JsonText(null, false);
        text.write(value);
        return text.out.toString();
    }

    /** With white space and escapes nobody needs, members in another order, and numbers in other forms. */
    static String odd(Object value, Chance chance) {
        JsonText text = new JsonText(chance, true);
        text.space();
        text.write(value);
        text.space();
        return text.out.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            writeMembers(map);
        } else if (value instanceof List<?> list) {
            char separator = '[';
            for (Object element : list) {
                token(separator);
                write(element);
                separator = ',';
            }
            token(list.isEmpty() ? '[' : ' ');
            token(']');
        } else if (value instanceof String text) {
            writeText(text);
        } else if (value instanceof BigDecimal number) {
            writeNumber(number);
        } else if (value instanceof Raw raw) {
            out.append(raw.text());
        } else {
            out.append(value);
        }
    }

    private void writeMembers(Map<?, ?> map) {
        List<Object> names = new ArrayList<>(map.keySet());
        if (odd) {
            for (int i = names.size() - 1; i > 0; i--) {
                Collections.swap(names, i, chance.below(i + 1));
            }
        }
        char separator = '{';
        for (Object name : names) {
            token(separator);
            writeText((String) name);
            token(':');
            write(map.get(name));
            separator = ',';
        }
        token(names.isEmpty() ? '{' : ' ');
        token('}');
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean mustBeEscaped = c < ' ' || c == '"' || c == '\\' || Character.isSurrogate(c);
            if (mustBeEscaped && !(Character.isSurrogate(c) && !odd) || odd && chance.oneIn(8)) {
                HexFormat hex = odd && chance.oneIn(2) ? HexFormat.of().withUpperCase() : HexFormat.of();
                out.append("\\u").append(hex.toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void writeNumber(BigDecimal number) {
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        String plain = whole && number.precision() - number.scale() <= 21
                ? number.toBigInteger().toString()
                : number.toString();
        if (!odd || !whole || plain.contains("E")) {
            out.append(plain);
        } else {
            out.append(chance.of(plain, plain + ".0", plain + "e0", plain + "0e-1", plain + ".00E+00"));
        }
    }

    private void token(char c) {
        if (c == ' ') {
            return;
        }
        space();
        out.append(c);
        space();
    }

    private void space() {
        if (odd && chance.oneIn(3)) {
            out.append(chance.of(" ", "\n", "\t", "\r\n", "    "));
        }
    }
}
