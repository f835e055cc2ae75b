package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.bind.config.BinaryDataStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Binds by JSON-B (3.0), through its API alone, as servers hide the classes of their provider.
 *
 * <p>Null members are written: a null in a map, or one that an expression of a trigger compares with, is information.
 * Properties are in lexicographic order, so that equal values have equal text; bytes are Base64.
 *
 * <p>Providers change values in silence; {@link JsonbGuard} stands between.
 */
final class JsonbCodec implements JsonCodec, AutoCloseable {

    private static final Pattern PROPERTY = Pattern.compile("property '([\\w$]+)'");

    private final Jsonb jsonb;
    private final JsonbGuard guard;

    /**
     * Finds the provider.
     *
     * @throws NoClassDefFoundError if the API is not there
     * @throws NoSuchElementException if no provider is
     */
    JsonbCodec() {
        this.jsonb = create();
        boolean johnzon = jsonb.getClass().getName().startsWith("org.apache.johnzon.");
        this.guard = new JsonbGuard(jsonb.fromJson("{}", Map.class) instanceof LinkedHashMap, !johnzon);
    }

    /** The application's class loader first; where a thread has another one, that of this library. */
    private static Jsonb create() {
        try {
            return build();
        } catch (JsonbException | ClassCastException | ServiceConfigurationError first) {
            Thread thread = Thread.currentThread();
            ClassLoader context = thread.getContextClassLoader();
            thread.setContextClassLoader(JsonbCodec.class.getClassLoader());
            try {
                return build();
            } catch (JsonbException | ClassCastException | ServiceConfigurationError second) {
                first.addSuppressed(second);
                throw (NoSuchElementException) new NoSuchElementException("No provider of JSON-B").initCause(first);
            } finally {
                thread.setContextClassLoader(context);
            }
        }
    }

    private static Jsonb build() {
        return JsonbBuilder.create(new JsonbConfig()
                .withNullValues(true)
                .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL)
                .withBinaryDataStrategy(BinaryDataStrategy.BASE_64)
                // Johnzon would write these numbers as strings.
                .setProperty("johnzon.use-bigdecimal-stringadapter", false)
                .setProperty("johnzon.use-biginteger-stringadapter", false));
    }

    @Override
    public @Nullable Object read(String json, Type type) {
        String admitted = guard.admit(JsonSlice.of(json), type);
        try {
            return jsonb.fromJson(admitted, type);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure("The JSON cannot be read as ", type, e);
        }
    }

    @Override
    public String write(Object value, Type type) {
        try {
            return jsonb.toJson(value, type);
        } catch (RuntimeException | StackOverflowError e) {
            throw failure("JSON-B cannot write a ", type, e);
        }
    }

    /**
     * Providers throw more than {@link JsonbException}. Their messages may repeat data, so only the names of properties are
     * taken from them. A stack overflow while writing comes from a value that contains itself.
     */
    private static JsonException failure(String what, Type type, Throwable e) {
        StringBuilder message = new StringBuilder(what).append(type.getTypeName());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Matcher matcher = PROPERTY.matcher(String.valueOf(cause.getMessage()));
            if (matcher.find()) {
                message.append(", property ").append(matcher.group(1));
                break;
            }
        }
        return new JsonException(message.toString(), e);
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            System.getLogger(JsonbCodec.class.getName()).log(System.Logger.Level.DEBUG, "JSON-B was not closed", e);
        }
    }
}
