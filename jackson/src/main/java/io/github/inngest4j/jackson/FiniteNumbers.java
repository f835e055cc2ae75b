package io.github.inngest4j.jackson;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.ArrayType;

/** Refuses numbers too large for a double or float, of which Jackson makes infinities. */
final class FiniteNumbers extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> TYPES = Set.of(double.class, Double.class, float.class, Float.class);

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> deserializer) {
        return TYPES.contains(bean.getBeanClass()) ? new Checked(deserializer) : deserializer;
    }

    @Override
    public ValueDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config,
            ArrayType type,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        return TYPES.contains(type.getContentType().getRawClass()) ? new Checked(deserializer) : deserializer;
    }

    private static boolean isFinite(@Nullable Object value) {
        if (value instanceof double[] doubles) {
            return Arrays.stream(doubles).allMatch(Double::isFinite);
        }
        if (value instanceof float[] floats) {
            return IntStream.range(0, floats.length).allMatch(i -> Float.isFinite(floats[i]));
        }
        return !(value instanceof Number number) || Double.isFinite(number.doubleValue());
    }

    private static final class Checked extends DelegatingDeserializer {

        private static final long serialVersionUID = 1;

        Checked(ValueDeserializer<?> delegate) {
            super(delegate);
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> delegate) {
            return new Checked(delegate);
        }

        @Override
        public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
            Object value = super.deserialize(parser, context);
            return isFinite(value)
                    ? value
                    : context.reportInputMismatch(handledType(), "A number is outside the range of the type");
        }
    }
}
