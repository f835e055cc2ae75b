package io.github.inngest4j.examples.acceptance;

import java.time.Duration;

/** Work that takes its time, as a slow database or a remote service would. */
@FunctionalInterface
interface Work {

    /** Really blocks the thread. */
    Work REAL = time -> Thread.sleep(time.toMillis());

    /** Works for a while. */
    void lasting(Duration time) throws InterruptedException;
}
