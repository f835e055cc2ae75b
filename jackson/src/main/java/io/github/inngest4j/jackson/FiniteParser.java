package io.github.inngest4j.jackson;

import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.util.JsonParserDelegate;

/** Refuses numbers too large for a double where no numeric type is asked for, as with {@code Object}. */
final class FiniteParser extends JsonParserDelegate {

    FiniteParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public Number getNumberValue() {
        Number value = super.getNumberValue();
        return value instanceof Double number ? checked(number) : value;
    }

    @Override
    public double getDoubleValue() {
        return checked(super.getDoubleValue());
    }

    private double checked(double value) {
        if (Double.isFinite(value)) {
            return value;
        }
        throw new InputCoercionException(this, "A number is outside the range of double", currentToken(), Double.class);
    }
}
