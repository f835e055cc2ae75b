package io.github.inngest4j.engine.internal.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evaluator built on cel-java. Compiled expressions are kept, the least recently used are dropped. */
public final class CelEvaluator implements ExpressionEvaluator {

    private static final int KEPT_PROGRAMS = 1000;

    /** Numbers compare by value whatever their types, for JSON does not tell 1 from 1.0. */
    private final CelOptions options =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("event", SimpleType.DYN)
            .addVar("async", SimpleType.DYN)
            .build();

    private final CelRuntime runtime =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(options).build();

    private final Map<String, CelRuntime.Program> programs = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CelRuntime.Program> eldest) {
            return size() > KEPT_PROGRAMS;
        }
    };

    @Override
    public void check(String expression) {
        program(expression);
    }

    @Override
    public boolean test(
            String expression, Map<String, @Nullable Object> event, @Nullable Map<String, @Nullable Object> async) {
        CelRuntime.Program program = program(expression);
        Map<String, Object> variables = new HashMap<>();
        variables.put("event", adapt(event));
        if (async != null) {
            variables.put("async", adapt(async));
        }
        try {
            return Boolean.TRUE.equals(program.eval(variables));
        } catch (CelEvaluationException e) {
            return false;
        }
    }

    private CelRuntime.Program program(String expression) {
        synchronized (programs) {
            return programs.computeIfAbsent(expression, this::compile);
        }
    }

    private CelRuntime.Program compile(String expression) {
        try {
            CelAbstractSyntaxTree tree = compiler.compile(expression).getAst();
            return runtime.createProgram(tree);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new InvalidExpressionException(expression, String.valueOf(e.getMessage()));
        }
    }

    /** JSON's values as CEL's. */
    private static Object adapt(@Nullable Object value) {
        if (value == null) {
            return NullValue.NULL_VALUE;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> adapted = new LinkedHashMap<>();
            map.forEach((key, member) -> adapted.put(String.valueOf(key), adapt(member)));
            return adapted;
        }
        if (value instanceof List<?> list) {
            List<Object> adapted = new ArrayList<>();
            list.forEach(element -> adapted.add(adapt(element)));
            return adapted;
        }
        return value instanceof BigInteger large ? large.doubleValue() : value;
    }
}
