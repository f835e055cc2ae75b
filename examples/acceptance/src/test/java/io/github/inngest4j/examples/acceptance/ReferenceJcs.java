package io.github.inngest4j.examples.acceptance;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/** Canonical JSON (RFC 8785) once more, written for these tests alone, on another parser than the one under test. */
final class ReferenceJcs {

    /** Found once, since looking it up takes longer than reading. */
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final int MAX_DEPTH = 500;
    private static final int MAX_NUMBER = 400;
    private static final int MAX_EXPONENT = 999;

    private ReferenceJcs() {}

    /** The text is not I-JSON, or beyond a documented limit. */
    private static final class NotCanonicalizable extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** The canonical form, or nothing where there is none. */
    static Optional<byte[]> of(byte[] body) {
        try (JsonParser parser = JSON.createParser(new StringReader(decode(body)))) {
            StringBuilder out = new StringBuilder();
            append(out, read(parser, parser.next(), 0));
            if (parser.hasNext()) {
                return Optional.empty();
            }
            return Optional.of(out.toString().getBytes(StandardCharsets.UTF_8));
        } catch (JsonException | NotCanonicalizable | NoSuchElementException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String decode(byte[] body) throws NotCanonicalizable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new NotCanonicalizable();
        }
    }

    private static Object read(JsonParser parser, Event event, int depth) throws NotCanonicalizable {
        return switch (event) {
            case START_OBJECT -> readObject(parser, deeper(depth));
            case START_ARRAY -> readArray(parser, deeper(depth));
            case VALUE_STRING -> wellFormed(parser.getString());
            case VALUE_NUMBER -> number(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Optional.empty();
            default -> throw new NotCanonicalizable();
        };
    }

    private static int deeper(int depth) throws NotCanonicalizable {
        if (depth == MAX_DEPTH) {
            throw new NotCanonicalizable();
        }
        return depth + 1;
    }

    private static Map<String, Object> readObject(JsonParser parser, int depth) throws NotCanonicalizable {
        Map<String, Object> members = new TreeMap<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = wellFormed(parser.getString());
            if (members.put(name, read(parser, parser.next(), depth)) != null) {
                throw new NotCanonicalizable();
            }
        }
        return members;
    }

    private static List<Object> readArray(JsonParser parser, int depth) throws NotCanonicalizable {
        List<Object> elements = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            elements.add(read(parser, event, depth));
        }
        return elements;
    }

    private static String wellFormed(String text) throws NotCanonicalizable {
        boolean loneSurrogate = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        if (loneSurrogate) {
            throw new NotCanonicalizable();
        }
        return text;
    }

    private static Double number(String token) throws NotCanonicalizable {
        if (token.length() > MAX_NUMBER || exponent(token) > MAX_EXPONENT) {
            throw new NotCanonicalizable();
        }
        BigDecimal written = new BigDecimal(token);
        double nearest = written.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(text(nearest)).compareTo(written) != 0) {
            throw new NotCanonicalizable();
        }
        return nearest;
    }

    private static long exponent(String token) {
        int e = token.toLowerCase(Locale.ROOT).indexOf('e');
        return e < 0 ? 0 : Math.abs(new BigDecimal(token.substring(e + 1)).longValue());
    }

    private static void append(StringBuilder out, Object value) {
        if (value instanceof Map<?, ?> members) {
            String separator = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                append(out.append(separator), member.getKey());
                append(out.append(':'), member.getValue());
                separator = ",";
            }
            out.append(members.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> elements) {
            String separator = "[";
            for (Object element : elements) {
                append(out.append(separator), element);
                separator = ",";
            }
            out.append(elements.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            appendText(out, text);
        } else if (value instanceof Double number) {
            out.append(text(number));
        } else {
            out.append(value instanceof Boolean ? value : "null");
        }
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00").append(HexFormat.of().toHexDigits((byte) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /** Number::toString of ECMAScript: the fewest digits that give the double back, and of these the closest. */
    private static String text(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal exact = new BigDecimal(Math.abs(value));
        BigDecimal shortest = exact;
        for (int digits = 17; digits > 0; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() != Math.abs(value)) {
                break;
            }
            shortest = rounded;
        }
        shortest = shortest.stripTrailingZeros();
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        String sign = value < 0 ? "-" : "";
        if (point >= digits.length() && point <= 21) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        if (point > 0 && point <= 21) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point > -6 && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return sign + digits.charAt(0) + fraction + (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
    }
}
