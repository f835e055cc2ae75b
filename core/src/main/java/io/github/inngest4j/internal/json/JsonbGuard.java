package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.inngest4j.json.JsonException;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands between JSON and a provider of JSON-B, which would change values without a word: it cuts off digits and
 * fractions, or loses the order of maps.
 *
 * <p>Properties are found by their fields. Those that annotations or setters convert are left alone; what goes wrong there
 * is found when a step reports, as its result is then read back. Safe for use by several threads.
 */
final class JsonbGuard {

    /** Numbers of any size that the scanner and {@link NumberReader} let pass. */
    private static final JsonLimits NUMBERS = new JsonLimits(1, 20_000, 9999);

    private final Map<Class<?>, Map<String, Type>> known = new ConcurrentHashMap<>();
    private final boolean keepsOrder;
    private final boolean knowsVariables;

    /**
     * A guard.
     *
     * @param keepsOrder whether the provider keeps the order of maps
     * @param knowsVariables whether it knows what the {@code T} of a property {@code List<T>} stands for
     */
    JsonbGuard(boolean keepsOrder, boolean knowsVariables) {
        this.keepsOrder = keepsOrder;
        this.knowsVariables = knowsVariables;
    }

    /** What the provider may read as a type: numbers as such where strings with numbers were, as not all read those. */
    String admit(JsonSlice json, Type type) {
        JsonWriter out = new JsonWriter();
        copy(json.scan(), type, out);
        return out.toSlice().text();
    }

    private void copy(JsonScanner scanner, Type type, JsonWriter out) {
        Class<?> raw = Types.raw(type);
        JsonKind kind = scanner.peek();
        if (kind == JsonKind.NULL && raw.isPrimitive()) {
            throw new JsonException("JSON has null where " + raw.getName() + " is asked for");
        }
        if (kind != JsonKind.NULL && NumberReader.reads(raw)) {
            number(NumberReader.read(scanner, raw), out);
        } else if (kind != JsonKind.NULL && raw == Optional.class) {
            copy(scanner, Types.argument(type, 0), out);
        } else if (kind != JsonKind.NULL && isText(raw)) {
            ValueReader.expect(scanner, JsonKind.STRING, type);
            out.value(text(scanner.readString(), raw));
        } else if (kind == JsonKind.NUMBER && raw == Object.class) {
            number(anyNumber(scanner), out);
        } else if (kind == JsonKind.ARRAY
                && (raw == Object.class || raw.isArray() || Iterable.class.isAssignableFrom(raw))) {
            copyElements(scanner, raw.isArray() ? Types.component(type) : Types.argument(type, 0), out);
        } else if (kind != JsonKind.NULL && Map.class.isAssignableFrom(raw)
                || kind == JsonKind.OBJECT && raw == Object.class) {
            ValueReader.expect(scanner, JsonKind.OBJECT, type);
            copyValues(scanner, Types.argument(type, 1), needsOrder(raw), out);
        } else if (kind == JsonKind.OBJECT) {
            copyObject(scanner, type, raw, out);
        } else {
            out.raw(scanner.readValue());
        }
    }

    /** Whether the text of a type is known; providers make null of some that is wrong. */
    private static boolean isText(Class<?> type) {
        return StandardValues.reads(type) || (type.isEnum() && !Types.hasJsonbAnnotation(type));
    }

    private static String text(String text, Class<?> type) {
        Object ignored = type.isEnum() ? DefaultTypes.constant(type, text) : StandardValues.read(text, type);
        return text;
    }

    /** A number that no property has a type for; providers make a long of it and wrap it around. */
    private static Number anyNumber(JsonScanner scanner) {
        Number value = PlainReader.number(scanner.readNumber());
        if (value instanceof BigInteger) {
            throw new JsonException("An integer is outside the range of long where no numeric type is asked for");
        }
        return value;
    }

    private static void number(Number value, JsonWriter out) {
        String text = value instanceof Double || value instanceof Float
                ? EcmaNumber.format(value.doubleValue())
                : value.toString();
        out.raw(JsonSlice.of(text.getBytes(US_ASCII), NUMBERS));
    }

    private void copyElements(JsonScanner scanner, Type element, JsonWriter out) {
        scanner.beginArray();
        out.beginArray();
        while (scanner.nextElement()) {
            copy(scanner, element, out);
        }
        out.endArray();
    }

    /** Whether the provider chooses the kind of map, and one that has no order. */
    private boolean needsOrder(Class<?> map) {
        return !keepsOrder
                && map.isAssignableFrom(LinkedHashMap.class)
                && (map == Object.class || Modifier.isAbstract(map.getModifiers()));
    }

    private void copyValues(JsonScanner scanner, Type value, boolean needsOrder, JsonWriter out) {
        int entries = 0;
        scanner.beginObject();
        out.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            if (++entries > 1 && needsOrder) {
                throw new JsonException(
                        "The provider of JSON-B would lose the order of the members here: declare a map as LinkedHashMap, "
                                + "or as HashMap if the order does not matter, or give the Inngest instance a JsonCodec");
            }
            copy(scanner, value, out.name(name));
        }
        out.endObject();
    }

    private void copyObject(JsonScanner scanner, Type type, Class<?> raw, JsonWriter out) {
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        JsonSlice object = scanner.readValue();
        Type subtype = info == null ? type : subtype(object, info);
        copyMembers(object.scan(), subtype, Types.raw(subtype), out);
    }

    /** The class that an object says it is of; Object, of which nothing is known, where that is none of the named ones. */
    private static Class<?> subtype(JsonSlice object, JsonbTypeInfo info) {
        JsonSlice alias = object.member(info.key());
        String name =
                alias != null && alias.kind() == JsonKind.STRING ? alias.scan().readString() : null;
        return Arrays.stream(info.value())
                .filter(candidate -> candidate.alias().equals(name))
                .findFirst()
                .<Class<?>>map(JsonbSubtype::type)
                .orElse(Object.class);
    }

    private void copyMembers(JsonScanner scanner, Type type, Class<?> raw, JsonWriter out) {
        Map<String, Type> properties = known.computeIfAbsent(raw, JsonbGuard::properties);
        scanner.beginObject();
        out.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            Type declared = properties.get(name);
            Type property = declared == null ? null : Types.resolve(declared, type);
            if (declared == null || property == null) {
                out.name(name).raw(scanner.readValue());
            } else if (raw.isRecord()
                    && scanner.peek() == JsonKind.NULL
                    && ValueReader.empty(Types.raw(property)) != null) {
                // not all providers give the constructor of a record an empty Optional for null, but all do for nothing
                scanner.readNull();
            } else {
                copyProperty(scanner, raw, name, declared, property, out.name(name));
            }
        }
        out.endObject();
    }

    private void copyProperty(
            JsonScanner scanner, Class<?> owner, String name, Type declared, Type type, JsonWriter out) {
        try {
            if (!knowsVariables && !(declared instanceof TypeVariable<?>) && !declared.equals(type)) {
                throw new JsonException(
                        "The provider of JSON-B does not know the type arguments of " + type.getTypeName()
                                + " here: use a class without type parameters, a record, or another provider");
            }
            copy(scanner, type, out);
        } catch (JsonException e) {
            throw Place.in(owner, name, e);
        }
    }

    /** The types of the fields that JSON-B sets as they are, in terms of the owner's own type variables. */
    private static Map<String, Type> properties(Class<?> owner) {
        Map<String, Type> found = new HashMap<>();
        Type type = owner;
        while (type != null && Types.isOfApplication(Types.raw(type))) {
            Class<?> raw = Types.raw(type);
            for (Field field : raw.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !isConverted(field, owner)) {
                    found.putIfAbsent(name(field), Types.resolve(field.getGenericType(), type));
                }
            }
            Type parent = raw.getGenericSuperclass();
            type = parent == null ? null : Types.resolve(parent, type);
        }
        return found;
    }

    private static String name(Field field) {
        JsonbProperty property = field.getAnnotation(JsonbProperty.class);
        return property == null || property.value().isEmpty() ? field.getName() : property.value();
    }

    private static boolean isConverted(Field field, Class<?> owner) {
        String name = field.getName();
        String setter = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Arrays.stream(field.getAnnotations())
                        .anyMatch(a -> Types.isOfJsonb(a) && a.annotationType() != JsonbProperty.class)
                || Arrays.stream(owner.getMethods())
                        .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
                        .anyMatch(method ->
                                Types.hasJsonbAnnotation(method) || method.getParameterTypes()[0] != field.getType());
    }

    /**
     * Refuses a value that is not the same when it has been read back. Order does not count here: that of maps is seen to
     * in {@link #admit}, and sets may have another one each time.
     */
    static void checkSame(JsonSlice written, JsonSlice again, Type type) {
        String place = difference(written.toPlain(), again.toPlain(), "");
        if (place != null) {
            throw new JsonException(Types.raw(type).getSimpleName() + place
                    + ": JSON-B would not read back what it has written for this: it needs a setter or a creator, and a value "
                    + "that JSON has");
        }
    }

    private static @Nullable String difference(@Nullable Object one, @Nullable Object other, String place) {
        if (!(one instanceof Map<?, ?> members && other instanceof Map<?, ?> others)) {
            return unordered(one).equals(unordered(other)) ? null : place;
        }
        Map<Object, @Nullable Object> all = new LinkedHashMap<>(members);
        others.forEach(all::put);
        for (Object name : all.keySet()) {
            String inside = place + "." + name;
            if (!members.containsKey(name) || !others.containsKey(name)) {
                return inside;
            }
            String found = difference(members.get(name), others.get(name), inside);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** A value with lists as their elements and how often they are there. */
    private static Object unordered(@Nullable Object value) {
        Map<Object, Object> copy = new HashMap<>();
        if (value instanceof Iterable<?> list) {
            list.forEach(element -> copy.merge(unordered(element), 1, (count, one) -> (int) count + 1));
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> copy.put(name, unordered(member)));
            return copy;
        }
        return Optional.ofNullable(value);
    }
}
