package io.github.inngest4j.internal.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Numbers repeated ids in the order of calls, skipping those that the user wrote out. */
final class IdCounter {

    private final Set<String> used = new HashSet<>();
    private final Map<String, Integer> repeated = new HashMap<>();

    /** How often an id occurred before: 0, or the number to append to it. */
    int next(String id) {
        if (used.add(id)) {
            return 0;
        }
        int index = repeated.getOrDefault(id, 0);
        do {
            index++;
        } while (!used.add(numbered(id, index)));
        repeated.put(id, index);
        return index;
    }

    /** An id with its number. */
    static String numbered(String id, int index) {
        return index == 0 ? id : id + ":" + index;
    }
}
