package io.github.inngest4j.json.kit;

import io.github.inngest4j.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value that must come back from JSON as it was, by {@code equals} and, so that the order of maps counts, by
 * {@code toString}.
 *
 * @param <T> its type
 * @param name what it shows
 * @param type its type as a step is given it
 * @param value the value
 */
public record Sample<T>(String name, TypeRef<T> type, T value) {

    /** Checks that nothing is missing. */
    public Sample {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(value, "value");
    }

    /**
     * A value at the top, and inside of a record and of a class: as a component or property, in lists, maps and
     * {@code Optional}, and deeper in generic types.
     *
     * <pre>{@code
     * Sample.everywhere("enum", Color.RED, new TypeRef<>() {}, new TypeRef<>() {}, new TypeRef<>() {})
     * }</pre>
     *
     * @param <T> the type of the value
     * @param name what it shows
     * @param value the value
     * @param atTop its type
     * @param inRecord the type of the record around it
     * @param inClass the type of the class around it
     * @return three samples
     */
    public static <T> Stream<Sample<?>> everywhere(
            String name, T value, TypeRef<T> atTop, TypeRef<InRecord<T>> inRecord, TypeRef<InClass<T>> inClass) {
        return Stream.of(
                new Sample<>(name + ", at the top", atTop, value),
                new Sample<>(name + ", in a record", inRecord, InRecord.of(value)),
                new Sample<>(name + ", in a class", inClass, InClass.of(value)));
    }

    /**
     * A generic record with a value wherever one can be.
     *
     * @param <T> the type of the value
     * @param component the value itself
     * @param list in a list
     * @param map in a map
     * @param optional as an optional value
     * @param nested in a generic record in a list in a generic record
     */
    public record InRecord<T>(
            T component, List<T> list, Map<String, T> map, Optional<T> optional, Holder<List<Holder<T>>> nested) {

        static <T> InRecord<T> of(T value) {
            return new InRecord<>(
                    value,
                    List.of(value, value),
                    Map.of("key", value),
                    Optional.of(value),
                    new Holder<>(List.of(new Holder<>(value))));
        }
    }

    /**
     * A generic record.
     *
     * @param <T> the type of the value
     * @param held the value
     */
    public record Holder<T>(T held) {}
}
