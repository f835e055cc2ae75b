package io.github.inngest4j.examples.acceptance;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What the current thread has spent. Neither figure depends on what else the machine is doing.
 *
 * @param bytes memory it has allocated
 * @param cpu time it was executed
 */
record Cost(long bytes, Duration cpu) {

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Meter measure() {
        return new Meter(THREADS.getCurrentThreadAllocatedBytes(), THREADS.getCurrentThreadCpuTime());
    }

    /** A measurement under way, on the thread that has begun it. */
    record Meter(long bytesBefore, long nanosBefore) {

        Cost stop() {
            long nanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
            return new Cost(THREADS.getCurrentThreadAllocatedBytes() - bytesBefore, Duration.ofNanos(nanos));
        }
    }
}
