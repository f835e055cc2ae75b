package io.github.inngest4j.internal.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.json.JsonException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Canonicalization Scheme (RFC 8785): names sorted by UTF-16 code units, numbers as ECMAScript writes them, no
 * white space.
 *
 * <p>As the RFC demands, the input must be I-JSON (RFC 7493): names that occur twice, surrogates without a partner and
 * numbers that a double does not give back are refused. So two texts with one canonical form mean the same to every reader.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /**
     * Brings a value into its canonical form.
     *
     * @param json the value
     * @return the canonical text in UTF-8
     * @throws JsonException if the value is not I-JSON
     */
    public static byte[] canonicalize(JsonSlice json) {
        // String.compareTo is the order by UTF-16 code units, and the writer's numbers and escapes are those of the RFC
        return new JsonWriter().plain(read(json.scan())).toByteArray();
    }

    /**
     * Brings a text into its canonical form.
     *
     * @param utf8 a complete JSON text
     * @return the canonical text in UTF-8
     * @throws JsonException if the text is not JSON within the default limits, or not I-JSON
     */
    public static byte[] canonicalize(byte[] utf8) {
        JsonScanner scanner = new JsonScanner(utf8, JsonLimits.DEFAULT);
        Object value = read(scanner);
        scanner.end();
        return new JsonWriter().plain(value).toByteArray();
    }

    private static @Nullable Object read(JsonScanner scanner) {
        return switch (scanner.peek()) {
            case OBJECT -> readObject(scanner);
            case ARRAY -> readArray(scanner);
            case STRING -> wellFormed(scanner.readString());
            case NUMBER -> readNumber(scanner);
            case BOOLEAN -> scanner.readBoolean();
            case NULL -> {
                scanner.readNull();
                yield null;
            }
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonScanner scanner) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            if (members.containsKey(wellFormed(name))) {
                throw new JsonException("Not I-JSON: a name occurs twice in an object");
            }
            members.put(name, read(scanner));
        }
        return members;
    }

    private static List<@Nullable Object> readArray(JsonScanner scanner) {
        List<@Nullable Object> elements = new ArrayList<>();
        scanner.beginArray();
        while (scanner.nextElement()) {
            elements.add(read(scanner));
        }
        return elements;
    }

    private static Double readNumber(JsonScanner scanner) {
        JsonSlice token = scanner.readValue();
        double value = token.scan().readDouble();
        String canonical = new String(new JsonWriter().value(value).toByteArray(), US_ASCII);
        String written = token.text();
        if (!written.equals(canonical) && new BigDecimal(written).compareTo(new BigDecimal(canonical)) != 0) {
            throw new JsonException("Not I-JSON: a number has more digits than a double holds");
        }
        return value;
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    throw new JsonException("Not I-JSON: a surrogate has no partner");
                }
                i++;
            }
        }
        return text;
    }
}
