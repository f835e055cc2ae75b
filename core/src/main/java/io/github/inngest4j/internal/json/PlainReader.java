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
        JsonKind kind = scanner.peek();
        if (kind == JsonKind.OBJECT) {
            return readObject(scanner);
        }
        if (kind == JsonKind.ARRAY) {
            return readArray(scanner);
        }
        if (kind == JsonKind.STRING) {
            return scanner.readString();
        }
        if (kind == JsonKind.NUMBER) {
            return number(scanner.readNumber());
        }
        if (kind == JsonKind.BOOLEAN) {
            return scanner.readBoolean();
        }
        scanner.readNull();
        return null;
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
