package io.github.inngest4j.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Converts types of the application to JSON and back.
 *
 * <p>A codec sees user types only. Text, numbers, booleans, null, enums without annotations, and maps, lists, sets, arrays
 * and {@code Optional} around other types are handled before it is asked.
 *
 * <p>Implementations must be safe for use by several threads at once, and should not keep classes of the application in
 * static fields, which would outlive a redeployment.
 */
public interface JsonCodec {

    /**
     * Reads one value.
     *
     * @param json one complete, valid JSON text within the limits of the library; never the literal {@code null}
     * @param type the type to read, a class or a parameterized type
     * @return the value
     * @throws JsonException if the text does not fit the type
     */
    @Nullable
    Object read(String json, Type type);

    /**
     * Writes one value.
     *
     * @param value the value to write
     * @param type its declared type where it is known, else its class
     * @return one complete JSON text
     * @throws JsonException if the value cannot be written
     */
    String write(Object value, Type type);
}
