package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonException;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares numbers with the properties they are meant for before a JSON-B provider reads them: providers cut off digits
 * and fractions without a word.
 *
 * <p>Properties are found by the names of fields. Those that JSON-B annotations rename or convert are left alone.
 */
final class JsonbGuard {

    private JsonbGuard() {}

    /** Moves over a value that is to be read as a type, and throws if a number in it does not fit. */
    static void check(JsonScanner scanner, Type type) {
        Class<?> raw = Types.raw(type);
        JsonKind kind = scanner.peek();
        if (kind == JsonKind.NULL && raw.isPrimitive()) {
            throw new JsonException("JSON has null where " + raw.getName() + " is asked for");
        }
        if (kind != JsonKind.NULL && NumberReader.reads(raw)) {
            NumberReader.read(scanner, raw);
        } else if (kind == JsonKind.ARRAY && (raw.isArray() || Iterable.class.isAssignableFrom(raw))) {
            checkElements(scanner, raw.isArray() ? Types.component(type) : Types.argument(type, 0));
        } else if (kind == JsonKind.OBJECT && Map.class.isAssignableFrom(raw)) {
            checkValues(scanner, Types.argument(type, 1));
        } else if (kind == JsonKind.OBJECT) {
            checkObject(scanner, type, raw);
        } else {
            scanner.readValue();
        }
    }

    private static void checkElements(JsonScanner scanner, Type element) {
        scanner.beginArray();
        while (scanner.nextElement()) {
            check(scanner, element);
        }
    }

    private static void checkValues(JsonScanner scanner, Type value) {
        scanner.beginObject();
        while (scanner.nextName() != null) {
            check(scanner, value);
        }
    }

    private static void checkObject(JsonScanner scanner, Type type, Class<?> raw) {
        JsonbTypeInfo info = raw.getAnnotation(JsonbTypeInfo.class);
        if (info == null) {
            checkMembers(scanner, type, raw);
            return;
        }
        JsonSlice object = scanner.readValue();
        Class<?> subtype = subtype(object, info);
        if (subtype != null) {
            checkMembers(object.scan(), subtype, subtype);
        }
    }

    private static void checkMembers(JsonScanner scanner, Type type, Class<?> raw) {
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            Type property = property(raw, name);
            if (property == null) {
                scanner.readValue();
            } else {
                checkProperty(scanner, raw, name, Types.resolve(property, type));
            }
        }
    }

    private static void checkProperty(JsonScanner scanner, Class<?> owner, String name, Type type) {
        try {
            check(scanner, type);
        } catch (JsonException e) {
            throw Place.in(owner, name, e);
        }
    }

    private static @Nullable Class<?> subtype(JsonSlice object, JsonbTypeInfo info) {
        JsonSlice alias = object.member(info.key());
        if (alias == null || alias.kind() != JsonKind.STRING) {
            return null;
        }
        String name = alias.scan().readString();
        return Arrays.stream(info.value())
                .filter(candidate -> candidate.alias().equals(name))
                .findFirst()
                .<Class<?>>map(JsonbSubtype::type)
                .orElse(null);
    }

    /** The type of the field of this name, if that is what JSON-B sets. */
    private static @Nullable Type property(Class<?> owner, String name) {
        for (Class<?> type = owner; isOfApplication(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
                    boolean direct = !Types.hasJsonbAnnotation(field) && !hasOtherSetter(owner, field);
                    return direct ? field.getGenericType() : null;
                }
            }
        }
        return null;
    }

    private static boolean isOfApplication(@Nullable Class<?> type) {
        return type != null
                && !type.getName().startsWith("java.")
                && !type.getName().startsWith("jakarta.");
    }

    private static boolean hasOtherSetter(Class<?> owner, Field field) {
        String name = field.getName();
        String setter = "set" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return Arrays.stream(owner.getMethods())
                .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
                .anyMatch(
                        method -> Types.hasJsonbAnnotation(method) || method.getParameterTypes()[0] != field.getType());
    }
}
