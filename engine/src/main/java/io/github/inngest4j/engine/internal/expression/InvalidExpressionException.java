package io.github.inngest4j.engine.internal.expression;

/** An expression that cannot be compiled; the message quotes it and says what is wrong with it. */
public final class InvalidExpressionException extends RuntimeException {

    /** With the expression and what is wrong with it. */
    public InvalidExpressionException(String expression, String problem) {
        super("the expression \"" + expression + "\" is not valid: " + problem);
    }
}
