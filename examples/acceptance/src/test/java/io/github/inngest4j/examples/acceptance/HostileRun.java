package io.github.inngest4j.examples.acceptance;

import java.time.Duration;
import java.util.Iterator;
import java.util.stream.LongStream;

/**
 * Which requests a test makes up. Each depends on a seed and its own number alone, so that one can be made again without the
 * others. In a normal build the seed is the same each time; system properties ask for something else:
 *
 * <ul>
 *   <li>{@code hostile.requests}: how many;
 *   <li>{@code hostile.minutes}: for how long at least;
 *   <li>{@code hostile.seed}: other ones; {@code random} for those that nobody has seen yet;
 *   <li>{@code hostile.only}: the number of a single one, as a failure tells it.
 * </ul>
 *
 * <p>For example: {@code mvn -pl examples/acceptance -am test -Dtest='Hostile*Test' -Dsurefire.failIfNoSpecifiedTests=false
 * -Dhostile.seed=random -Dhostile.minutes=30}
 */
final class HostileRun implements Iterable<Long> {

    private static final String PREFIX = "hostile.";

    private final long seed;
    private final long first;
    private final long count;
    private final Duration atLeast;

    private HostileRun(long seed, long first, long count, Duration atLeast) {
        this.seed = seed;
        this.first = first;
        this.count = count;
        this.atLeast = atLeast;
    }

    /** As many as this, unless system properties say something else. */
    static HostileRun of(int requests) {
        String seedText = System.getProperty(PREFIX + "seed", "1");
        long seed = seedText.equals("random") ? System.nanoTime() : Long.parseLong(seedText);
        long only = Long.getLong(PREFIX + "only", -1);
        if (only >= 0) {
            return new HostileRun(seed, only, 1, Duration.ZERO);
        }
        long count = Long.getLong(PREFIX + "requests", requests);
        return new HostileRun(seed, 0, count, Duration.ofMinutes(Long.getLong(PREFIX + "minutes", 0)));
    }

    @Override
    public Iterator<Long> iterator() {
        long end = System.nanoTime() + atLeast.toNanos();
        return LongStream.iterate(
                        first, number -> number < first + count || System.nanoTime() < end, number -> number + 1)
                .iterator();
    }

    Chance chance(long number) {
        return new Chance(seed, number);
    }

    /** How to make one request again, alone. */
    String where(long number) {
        return "-D" + PREFIX + "seed=" + seed + " -D" + PREFIX + "only=" + number;
    }

    /** Whether this is more than a single one. */
    boolean isWhole() {
        return count > 1;
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }
}
