package io.github.inngest4j.engine.internal.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides conditions. Thread-safe; the same arguments always give the same result. */
public interface ExpressionEvaluator {

    /**
     * Checks an expression without evaluating it.
     *
     * @throws InvalidExpressionException if it does not compile
     */
    void check(String expression);

    /**
     * Evaluates a condition. What cannot be evaluated, because a field is missing or has another type, is false.
     *
     * @param expression the condition
     * @param event the event that started the run, as {@code event}
     * @param async the event that arrives, as {@code async}; {@code null} where there is none
     * @return whether it holds
     * @throws InvalidExpressionException if it does not compile
     */
    boolean test(String expression, Map<String, @Nullable Object> event, @Nullable Map<String, @Nullable Object> async);
}
