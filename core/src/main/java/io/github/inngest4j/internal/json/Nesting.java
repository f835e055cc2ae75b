package io.github.inngest4j.internal.json;

import java.util.Arrays;

/** The open objects and arrays of a scanner or writer, one bit each, so that depth costs no thread stack. */
final class Nesting {

    private static final long[] NONE = {};

    private final int max;
    /** The outermost levels, which mostly are all. */
    private long outer;

    private long[] inner = NONE;
    private int depth;

    Nesting(int max) {
        this.max = max;
    }

    int depth() {
        return depth;
    }

    int max() {
        return max;
    }

    /** Opens a container; false if that is one too many. */
    boolean push(boolean object) {
        if (depth == max) {
            return false;
        }
        long bit = 1L << depth;
        if (depth < Long.SIZE) {
            outer = object ? outer | bit : outer & ~bit;
        } else {
            int word = depth / Long.SIZE - 1;
            if (word == inner.length) {
                inner = Arrays.copyOf(inner, 2 * word + 1);
            }
            inner[word] = object ? inner[word] | bit : inner[word] & ~bit;
        }
        depth++;
        return true;
    }

    void pop() {
        depth--;
    }

    boolean inObject() {
        int top = depth - 1;
        long bit = 1L << top;
        return top >= 0 && ((top < Long.SIZE ? outer : inner[top / Long.SIZE - 1]) & bit) != 0;
    }

    boolean inArray() {
        return depth > 0 && !inObject();
    }
}
