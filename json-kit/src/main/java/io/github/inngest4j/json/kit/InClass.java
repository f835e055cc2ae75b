package io.github.inngest4j.json.kit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A generic class, which inherits from another, with a value wherever one can be.
 *
 * @param <T> the type of the value
 */
public class InClass<T> extends Box<T> {

    /** In a list. */
    public List<T> list = List.of();

    /** In a map. */
    public Map<String, T> map = Map.of();

    private Optional<T> optional = Optional.empty();

    /** With nothing in it. */
    public InClass() {}

    static <T> InClass<T> of(T value) {
        InClass<T> made = new InClass<>();
        made.setContent(value);
        made.list = List.of(value, value);
        made.map = Map.of("key", value);
        made.setOptional(Optional.of(value));
        return made;
    }

    /**
     * As an optional value.
     *
     * @return the value, if there is one
     */
    public Optional<T> getOptional() {
        return optional;
    }

    /**
     * Gives the optional value.
     *
     * @param optional the value
     */
    public void setOptional(Optional<T> optional) {
        this.optional = optional;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InClass<?> that && super.equals(other) && parts().equals(that.parts());
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public String toString() {
        return "InClass[" + getContent() + ", " + parts() + "]";
    }

    private List<Object> parts() {
        return List.of(list, map, optional);
    }
}
