package io.github.inngest4j.examples.acceptance;

import java.util.List;
import java.util.SplittableRandom;

/** The chance that one request is made by. It depends on nothing but a seed and the request's number. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed, long number) {
        random = new SplittableRandom(new SplittableRandom(seed).nextLong() ^ number * 0xD1342543DE82EF95L);
    }

    /** A number from 0 up to, but not including, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from the least to the most, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
