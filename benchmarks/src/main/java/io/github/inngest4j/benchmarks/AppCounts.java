package io.github.inngest4j.benchmarks;

/**
 * What the {@link CheckpointApp} has done so far.
 *
 * @param cpuNanos the CPU time of its process
 * @param requests its requests to the engine
 * @param executions how many steps it has executed
 */
record AppCounts(long cpuNanos, long requests, long executions) {

    /** Reads what {@link #toString} has written. */
    static AppCounts parse(String line) {
        String[] parts = line.split(" ", -1);
        return new AppCounts(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    /** What was done between another count and this one. */
    AppCounts since(AppCounts before) {
        return new AppCounts(cpuNanos - before.cpuNanos, requests - before.requests, executions - before.executions);
    }

    @Override
    public String toString() {
        return cpuNanos + " " + requests + " " + executions;
    }
}
