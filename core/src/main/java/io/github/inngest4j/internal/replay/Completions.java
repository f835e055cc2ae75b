package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.protocol.StepHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the steps of a run were completed. Code mostly asks in just this order, for which nothing is built;
 * parallel branches are looked up.
 */
final class Completions {

    private final List<StepHash> stack;
    private int next;
    private @Nullable Map<StepHash, Integer> positions;

    /**
     * The order that the server tells.
     *
     * @param stack the hashes of the steps
     */
    Completions(List<StepHash> stack) {
        this.stack = stack;
    }

    /** The position of a step, from 1. What the server does not list comes after all that it lists. */
    int position(StepHash hash) {
        if (next < stack.size() && stack.get(next).equals(hash)) {
            next++;
            return next;
        }
        if (positions == null) {
            positions = index(stack);
        }
        return positions.getOrDefault(hash, stack.size() + 1);
    }

    private static Map<StepHash, Integer> index(List<StepHash> stack) {
        Map<StepHash, Integer> positions = new HashMap<>();
        for (int i = 0; i < stack.size(); i++) {
            positions.putIfAbsent(stack.get(i), i + 1);
        }
        return positions;
    }
}
