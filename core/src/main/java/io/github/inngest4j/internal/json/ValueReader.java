package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of any type. What the JDK and JSON have in common is read here, containers of user types included, so that
 * order and numbers do not depend on a provider; only the user types themselves are passed on.
 */
final class ValueReader {

    private final UserTypes userTypes;

    ValueReader(UserTypes userTypes) {
        this.userTypes = userTypes;
    }

    @Nullable
    Object read(JsonScanner scanner, Type type) {
        Class<?> raw = Types.raw(type);
        if (raw == JsonSlice.class) {
            return scanner.readValue();
        }
        if (scanner.peek() == JsonKind.NULL) {
            scanner.readNull();
            return ofNull(raw);
        }
        if (raw.getSuperclass() == Record.class) {
            // The most frequent type is none of those below.
            return userTypes.read(scanner, type, this);
        }
        if (raw == Object.class) {
            return PlainReader.read(scanner);
        }
        if (raw == String.class || raw == CharSequence.class) {
            expect(scanner, JsonKind.STRING, type);
            return scanner.readString();
        }
        if (NumberReader.reads(raw)) {
            return NumberReader.read(scanner, raw);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            expect(scanner, JsonKind.BOOLEAN, type);
            return scanner.readBoolean();
        }
        if (raw == void.class || raw == Void.class) {
            scanner.readValue();
            return null;
        }
        if (raw == Optional.class) {
            return Optional.ofNullable(read(scanner, Types.argument(type, 0)));
        }
        return readContainer(scanner, type, raw);
    }

    private @Nullable Object readContainer(JsonScanner scanner, Type type, Class<?> raw) {
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, @Nullable Object> map = newMap(type, raw);
            if (map != null) {
                return readMap(scanner, type, map);
            }
        } else if (Iterable.class.isAssignableFrom(raw)) {
            Collection<@Nullable Object> collection = newCollection(raw);
            if (collection != null) {
                return readCollection(scanner, type, Types.argument(type, 0), collection);
            }
        } else if (raw.isArray()) {
            return readArray(scanner, type);
        } else if (raw == char.class || raw == Character.class) {
            return readCharacter(scanner, type);
        }
        return userTypes.read(scanner, type, this);
    }

    private Map<Object, @Nullable Object> readMap(JsonScanner scanner, Type type, Map<Object, @Nullable Object> map) {
        Type keyType = Types.argument(type, 0);
        Type valueType = Types.argument(type, 1);
        expect(scanner, JsonKind.OBJECT, type);
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            map.put(key(name, keyType), read(scanner, valueType));
        }
        return map;
    }

    /** Names are strings; a map with keys of another type gets what that type reads from a string. */
    private Object key(String name, Type type) {
        if (type == String.class || type == Object.class) {
            return name;
        }
        Object key = read(new JsonWriter().value(name).toSlice().scan(), type);
        return key == null ? name : key;
    }

    private <C extends Collection<@Nullable Object>> C readCollection(
            JsonScanner scanner, Type type, Type elementType, C elements) {
        expect(scanner, JsonKind.ARRAY, type);
        scanner.beginArray();
        while (scanner.nextElement()) {
            elements.add(read(scanner, elementType));
        }
        return elements;
    }

    private Object readArray(JsonScanner scanner, Type type) {
        Type component = Types.component(type);
        if (component == byte.class && scanner.peek() == JsonKind.STRING) {
            return decode(scanner.readString());
        }
        List<@Nullable Object> elements = readCollection(scanner, type, component, new ArrayList<@Nullable Object>());
        Object array = Array.newInstance(Types.raw(component), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new JsonException("A string is not Base64 and cannot be read as byte[]", e);
        }
    }

    private static Character readCharacter(JsonScanner scanner, Type type) {
        expect(scanner, JsonKind.STRING, type);
        String text = scanner.readString();
        if (text.length() != 1) {
            throw new JsonException("A string of " + text.length() + " characters cannot be read as a single one");
        }
        return text.charAt(0);
    }

    private static @Nullable Object ofNull(Class<?> raw) {
        if (raw.isPrimitive() && raw != void.class) {
            throw new JsonException("JSON has null where " + raw.getName() + " is asked for");
        }
        return empty(raw);
    }

    /** What JSON null and an absent member become, if the type can be null at all. */
    static @Nullable Object empty(Class<?> type) {
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == OptionalInt.class) {
            return OptionalInt.empty();
        }
        if (type == OptionalLong.class) {
            return OptionalLong.empty();
        }
        return type == OptionalDouble.class ? OptionalDouble.empty() : null;
    }

    private static @Nullable Map<Object, @Nullable Object> newMap(Type type, Class<?> raw) {
        if (raw == EnumMap.class) {
            return newEnumMap(Types.raw(Types.argument(type, 0)));
        }
        if (raw.isAssignableFrom(LinkedHashMap.class)) {
            return new LinkedHashMap<>();
        }
        return raw.isAssignableFrom(TreeMap.class) ? new TreeMap<>() : null;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // its keys are read as constants of the enum
    private static Map<Object, @Nullable Object> newEnumMap(Class<?> keys) {
        return (Map<Object, @Nullable Object>) (Map) new EnumMap(keys);
    }

    private static @Nullable Collection<@Nullable Object> newCollection(Class<?> raw) {
        if (raw.isAssignableFrom(ArrayList.class)) {
            return new ArrayList<>();
        }
        if (raw.isAssignableFrom(LinkedHashSet.class)) {
            return new LinkedHashSet<>();
        }
        return raw.isAssignableFrom(TreeSet.class) ? new TreeSet<>() : null;
    }

    static void expect(JsonScanner scanner, JsonKind expected, Type type) {
        JsonKind actual = scanner.peek();
        if (actual != expected) {
            throw new JsonException("JSON has " + actual.noun() + " where " + type.getTypeName() + " is asked for");
        }
    }
}
