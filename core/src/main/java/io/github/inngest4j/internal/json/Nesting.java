package io.github.inngest4j.internal.json;

import java.util.Arrays;

/** The open objects and arrays of a scanner or writer, one bit each, so that depth costs no thread stack. */
final class Nesting {

    private final int max;
    private long[] objects = new long[1];
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
        int word = depth >> 6;
        if (word == objects.length) {
            objects = Arrays.copyOf(objects, 2 * word);
        }
        long bit = 1L << depth;
        objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
        depth++;
        return true;
    }

    void pop() {
        depth--;
    }

    boolean inObject() {
        int top = depth - 1;
        return top >= 0 && (objects[top >> 6] & 1L << top) != 0;
    }

    boolean inArray() {
        return depth > 0 && !inObject();
    }
}
