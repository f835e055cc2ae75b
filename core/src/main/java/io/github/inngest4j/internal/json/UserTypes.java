package io.github.inngest4j.internal.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What a mapper does with types that are not plain JSON: the application's own, mostly. Safe for several threads. */
interface UserTypes extends AutoCloseable {

    /** Reads the next value, which is not null; values nested in it can go back to the reader. */
    @Nullable
    Object read(JsonScanner scanner, Type type, ValueReader nested);

    /**
     * Writes a value; values nested in it can go back to the writer.
     *
     * @return whether what was written should be read back, to see if it is the same
     */
    boolean write(Object value, Type type, PlainWriter nested);

    /** Refuses a type, known before a value is written, as which no value could be read back. */
    default void checkReadable(Type type) {}

    @Override
    default void close() {}
}
