package io.github.inngest4j.benchmarks;

import java.util.function.ToDoubleFunction;

/**
 * What a request to the app may cost, compared with others of the same round.
 *
 * @param name what is compared with what
 * @param limit the ratio that is allowed
 * @param ratio the ratio, given a round
 */
record Claim(String name, double limit, ToDoubleFunction<Round> ratio) {

    /** The ratio of two scenarios. */
    static Claim of(Scenario app, Scenario bare, double limit) {
        return new Claim(app + " / " + bare, limit, round -> round.of(app) / round.of(bare));
    }

    /** The ratio of what is added. */
    static Claim added(Scenario app, Scenario without, Scenario bare, Scenario bareWithout, double limit) {
        return new Claim(
                "(" + app + " - " + without + ") / (" + bare + " - " + bareWithout + ")",
                limit,
                round -> (round.of(app) - round.of(without)) / (round.of(bare) - round.of(bareWithout)));
    }
}
