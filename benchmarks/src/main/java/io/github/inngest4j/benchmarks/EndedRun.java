package io.github.inngest4j.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * What the {@link CheckpointEngine} tells of a run.
 *
 * @param nanos from the event until the end of the run
 * @param calls how often the app was called
 * @param steps how many steps are stored
 * @param output what the function returned
 */
record EndedRun(long nanos, int calls, long steps, @Nullable Long output) {

    /** Reads what {@link #toString} has written. */
    static EndedRun parse(String line) {
        String[] parts = line.split(" ", -1);
        return new EndedRun(
                Long.parseLong(parts[0]),
                Integer.parseInt(parts[1]),
                Long.parseLong(parts[2]),
                parts[3].equals("null") ? null : Long.valueOf(parts[3]));
    }

    @Override
    public String toString() {
        return nanos + " " + calls + " " + steps + " " + output;
    }
}
