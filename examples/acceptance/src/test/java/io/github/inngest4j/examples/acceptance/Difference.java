package io.github.inngest4j.examples.acceptance;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One way in which what is expected differs from what was recorded with another SDK.
 *
 * @param reason why
 * @param where in which exchanges
 * @param change makes what is expected of what was recorded
 */
record Difference(String reason, Predicate<RecordedExchange> where, UnaryOperator<RecordedExchange> change) {

    /** A difference between answers. */
    static Difference ofReply(String reason, Predicate<RecordedExchange> where, UnaryOperator<Reply> change) {
        return new Difference(reason, where, exchange -> exchange.withReply(change.apply(exchange.reply())));
    }

    RecordedExchange apply(RecordedExchange exchange) {
        return where.test(exchange) ? change.apply(exchange) : exchange;
    }

    /** Whether the recorded exchange is another than the expected one. */
    boolean matters(RecordedExchange exchange) {
        return !apply(exchange).equals(exchange);
    }

    @Override
    public String toString() {
        return reason;
    }
}
