package io.github.inngest4j.benchmarks;

import org.openjdk.jmh.results.RunResult;

/**
 * What a call costs.
 *
 * @param micros the time of an undisturbed call, in microseconds
 * @param bytes the memory a call allocates, which no other work on the machine changes
 */
record Cost(double micros, double bytes) {

    /**
     * The percentile that counts. Other work on the machine only ever makes a call slower, so that the fast ones tell what
     * it costs; pauses of the garbage collector are left out with it.
     */
    private static final double UNDISTURBED = 10;

    private static final double UNKNOWN = Double.NaN;

    /** The cost that was measured. */
    static Cost of(RunResult result) {
        var allocated = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Cost(
                result.getPrimaryResult().getStatistics().getPercentile(UNDISTURBED),
                allocated == null ? UNKNOWN : allocated.getScore());
    }

    /** The lower cost of two measurements of the same. */
    static Cost lower(Cost one, Cost other) {
        return new Cost(Math.min(one.micros, other.micros), Math.min(one.bytes, other.bytes));
    }

    /** How many times as much as another, both in time and in memory. */
    Cost dividedBy(Cost other) {
        return new Cost(micros / other.micros, bytes / other.bytes);
    }
}
