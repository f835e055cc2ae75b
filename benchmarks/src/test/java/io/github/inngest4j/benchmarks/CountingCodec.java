package io.github.inngest4j.benchmarks;

import io.github.inngest4j.json.JsonCodec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;

/** Binds rows and sizes, and remembers the number in each. */
final class CountingCodec implements JsonCodec {

    private final List<Integer> rows = new ArrayList<>();

    /** The numbers of the rows that were bound, in the order of binding. */
    List<Integer> rows() {
        return rows;
    }

    @Override
    public Object read(String json, Type type) {
        int number = firstNumber(json);
        if (type == BenchFunctions.Size.class) {
            return new BenchFunctions.Size(number);
        }
        rows.add(number);
        return Row.of(number);
    }

    private static int firstNumber(String json) {
        try (Scanner scanner = new Scanner(json).useDelimiter("\\D+")) {
            return scanner.nextInt();
        }
    }

    @Override
    public String write(Object value, Type type) {
        throw new UnsupportedOperationException("replay writes no values of the application");
    }
}
