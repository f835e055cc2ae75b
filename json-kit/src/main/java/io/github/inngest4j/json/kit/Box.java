package io.github.inngest4j.json.kit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A generic class with a getter and a setter.
 *
 * @param <T> the type of the value
 */
public class Box<T> {

    private @Nullable T content;

    /** An empty box. */
    public Box() {}

    static <T> Box<T> of(T content) {
        Box<T> box = new Box<>();
        box.setContent(content);
        return box;
    }

    /**
     * What is in it.
     *
     * @return the value
     */
    public @Nullable T getContent() {
        return content;
    }

    /**
     * Puts a value in.
     *
     * @param content the value
     */
    public void setContent(@Nullable T content) {
        this.content = content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Box<?> that && Objects.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(content);
    }

    @Override
    public String toString() {
        return "Box[" + content + "]";
    }
}
