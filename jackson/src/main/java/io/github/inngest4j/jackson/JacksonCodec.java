package io.github.inngest4j.jackson;

import io.github.inngest4j.json.JsonCodec;
import io.github.inngest4j.json.JsonException;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.TypeFactory;

/**
 * Binds types of the application by Jackson 3, with its annotations.
 *
 * <pre>{@code
 * Inngest inngest = Inngest.builder("shop").jsonCodec(new JacksonCodec()).build();
 * }</pre>
 *
 * <p>Nothing is changed in silence: numbers that a property cannot hold are refused, and so are NaN and infinities; dates
 * keep their zones and offsets. Unknown members are ignored. No names of classes are written or believed, unless an
 * annotation asks for them.
 *
 * <p>Safe for use by several threads. What is known of the application's types is kept in the instance alone.
 */
public final class JacksonCodec implements JsonCodec {

    private final JsonMapper mapper;

    /** A codec with the {@linkplain #defaults() defaults}. */
    public JacksonCodec() {
        this(defaults().build());
    }

    /**
     * A codec with a mapper of the application's own. To pass the compatibility kit it should be made from the
     * {@linkplain #defaults() defaults}.
     *
     * @param mapper the mapper
     */
    public JacksonCodec(JsonMapper mapper) {
        this.mapper = Objects.requireNonNull(mapper, "mapper");
    }

    /**
     * A builder with the settings of {@link #JacksonCodec()}, to add modules to or change settings of.
     *
     * @return a new builder
     */
    public static JsonMapper.Builder defaults() {
        // the library has looked at the text before; its limits hold, and numbers in strings may be longer
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNumberLength(4096)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonWriteFeature.WRITE_NAN_AS_STRINGS)
                .build();
        return JsonMapper.builder(factory)
                .typeFactory(TypeFactory.createDefaultInstance())
                .addModule(new SimpleModule("inngest4j")
                        .setDeserializerModifier(new FiniteNumbers())
                        // else a map with enums as keys would lose its order
                        .addAbstractTypeMapping(Map.class, LinkedHashMap.class))
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING)
                .disable(EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .withCoercionConfigDefaults(c -> c.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
    }

    @Override
    public @Nullable Object read(String json, Type type) {
        try (JsonParser parser = new FiniteParser(mapper.createParser(json))) {
            return mapper.readerFor(mapper.constructType(type)).readValue(parser);
        } catch (JacksonException e) {
            throw new JsonException("The JSON cannot be read as " + type.getTypeName() + place(e), e);
        }
    }

    @Override
    public String write(Object value, Type type) {
        try {
            return mapper.writerFor(mapper.constructType(type)).writeValueAsString(value);
        } catch (JacksonException e) {
            throw new JsonException("Jackson cannot write a " + type.getTypeName() + place(e), e);
        }
    }

    /** Messages of Jackson may repeat data; where in the value it was says enough. */
    private static String place(JacksonException e) {
        String path = e.getPath().stream()
                .limit(20)
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "" : ", at " + path;
    }
}
