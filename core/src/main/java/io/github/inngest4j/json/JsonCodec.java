package io.github.inngest4j.json;

import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * Converts types of the application to JSON and back.
 *
 * <p>A codec is asked only for what JSON itself does not know: text, numbers, booleans and null, and maps, lists, sets,
 * arrays and {@code Optional} around other types, are treated by the library. Enums, {@code java.time} and all classes and
 * records go to the codec.
 *
 * <p>Numbers in what a codec writes may become strings: an integer beyond ±2^53, or a decimal that a double does not give
 * back, would lose digits on the server. So a codec must read numeric properties from strings as well.
 *
 * <p>Implementations must be safe for use by several threads at once, and should not keep classes of the application in
 * static fields, which would outlive a redeployment. Exceptions other than {@link JsonException} are wrapped in one.
 *
 * <p>A codec must not change a value in silence: what it cannot carry it must refuse. The artifact
 * {@code inngest4j-json-kit} has the tests for it, to be extended and run with JUnit.
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
