package io.github.inngest4j.internal.replay;

import java.util.HashMap;
import java.util.Map;

/** Numbers repeated ids in the order of calls, skipping those that the user wrote out. */
final class IdCounter {

    /** The last number of each id. */
    private final Map<String, Integer> last = new HashMap<>();

    /** How often an id occurred before: 0, or the number to append to it. */
    int next(String id) {
        Integer before = last.putIfAbsent(id, 0);
        if (before == null) {
            return 0;
        }
        int index = before;
        do {
            index++;
        } while (last.putIfAbsent(numbered(id, index), 0) != null);
        last.put(id, index);
        return index;
    }

    /** An id with its number. */
    static String numbered(String id, int index) {
        return index == 0 ? id : id + ":" + index;
    }
}
