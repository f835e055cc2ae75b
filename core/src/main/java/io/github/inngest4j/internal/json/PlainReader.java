package io.github.inngest4j.internal.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads any JSON as plain Java values. It recurses, but no deeper than the scanner's limit allows. */
final class PlainReader {

    private PlainReader() {}

    static @Nullable Object read(JsonScanner scanner) {
        return switch (scanner.peek()) {
            case OBJECT -> readObject(scanner);
            case ARRAY -> readArray(scanner);
            case STRING -> scanner.readString();
            case NUMBER -> number(scanner.readNumber());
            case BOOLEAN -> scanner.readBoolean();
            case NULL -> {
                scanner.readNull();
                yield null;
            }
        };
    }

    private static Map<String, @Nullable Object> readObject(JsonScanner scanner) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            map.put(name, read(scanner));
        }
        return map;
    }

    private static List<@Nullable Object> readArray(JsonScanner scanner) {
        List<@Nullable Object> list = new ArrayList<>();
        scanner.beginArray();
        while (scanner.nextElement()) {
            list.add(read(scanner));
        }
        return list;
    }

    static Number number(NumberToken token) {
        if (!token.integral()) {
            return token.doubleValue();
        }
        if (token.isSmallInteger()) {
            return token.smallInteger();
        }
        BigInteger value = new BigInteger(token.text());
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }
}
