package io.github.inngest4j.internal.replay;

import java.util.HashMap;
import java.util.Map;

/** How often a line of execution has used each id again. It stands for the line where ids of different lines meet. */
final class Repeats {

    private final Map<String, Integer> numbers = new HashMap<>();

    /** The number of the next repetition of an id, from 1. */
    int next(String id) {
        return numbers.merge(id, 1, Integer::sum);
    }
}
