package io.github.inngest4j.architecture;

import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds what can change behind a constant: a map that takes entries, a field of an object that is set. */
final class Immutability {

    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            URI.class,
            UUID.class,
            Locale.class,
            Pattern.class,
            HexFormat.class,
            Class.class);

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> findings = new ArrayList<>();

    private Immutability() {}

    /** Says what could change in a static field, one text for each place; empty if nothing can. */
    static List<String> findings(Field constant) {
        var search = new Immutability();
        if (Modifier.isFinal(constant.getModifiers())) {
            search.visitField(constant, null, "it");
        } else {
            search.findings.add("it is not final");
        }
        return search.findings;
    }

    private void visitField(Field field, Object owner, String place) {
        field.setAccessible(true);
        try {
            Object value = field.get(owner);
            // An array cannot be made unmodifiable, but a private one is changed by its own class at most.
            if (value != null && value.getClass().isArray() && Modifier.isPrivate(field.getModifiers())) {
                visitElements(arrayElements(value), place);
            } else {
                visit(value, place);
            }
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private void visit(Object value, String place) {
        if (value == null || isImmutable(value) || !seen.add(value)) {
            return;
        }
        Class<?> type = value.getClass();
        if (value instanceof Optional<?> optional) {
            visit(optional.orElse(null), place);
        } else if (value instanceof Collection<?> elements && isUnmodifiable(type)) {
            visitElements(elements, place);
        } else if (value instanceof Map<?, ?> map && isUnmodifiable(type)) {
            visitElements(map.keySet(), place);
            visitElements(map.values(), place);
        } else if (isOurs(type)) {
            visitFields(value, place);
        } else {
            findings.add(place + " is a " + type.getTypeName());
        }
    }

    private void visitFields(Object value, String place) {
        Class<?> type = value.getClass();
        for (; isOurs(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())) {
                    continue;
                }
                String fieldPlace = place + "." + field.getName();
                if (Modifier.isFinal(field.getModifiers())) {
                    visitField(field, value, fieldPlace);
                } else {
                    findings.add(fieldPlace + " is not final");
                }
            }
        }
        if (type != Object.class && type != Record.class && type != Enum.class) {
            findings.add(place + " extends " + type.getTypeName());
        }
    }

    private void visitElements(Collection<?> elements, String place) {
        elements.forEach(element -> visit(element, place + "[]"));
    }

    private static List<Object> arrayElements(Object array) {
        var elements = new ArrayList<>();
        for (int i = 0; i < Array.getLength(array); i++) {
            elements.add(Array.get(array, i));
        }
        return elements;
    }

    private static boolean isImmutable(Object value) {
        Class<?> type = value.getClass();
        return VALUES.contains(type)
                || type.getName().startsWith("java.time.")
                || type.getName().startsWith("java.util.Base64$")
                || value instanceof Charset
                || value instanceof Type
                || value instanceof VarHandle
                || value instanceof System.Logger
                || (value instanceof Enum<?> && !isOurs(type));
    }

    private static boolean isUnmodifiable(Class<?> type) {
        return type.getName().startsWith("java.util.ImmutableCollections$")
                || type.getName().startsWith("java.util.Collections$Unmodifiable")
                || type.getName().startsWith("java.util.Collections$Empty");
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.github.inngest4j.");
    }
}
