package io.github.inngest4j;

import static io.github.inngest4j.Concurrency.limit;
import static io.github.inngest4j.EventWait.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionRulesTest {

    /** What a test does to a builder. */
    interface Change extends UnaryOperator<FunctionBuilder<Map<String, @Nullable Object>>> {}

    @EventName("shop/order.placed")
    record OrderPlaced(String orderId) {}

    @EventName("shop/order.paid")
    record OrderPaid(String orderId) {}

    private static Arguments wrong(String message, Change change) {
        return arguments(message, change);
    }

    private static FunctionBuilder<Map<String, @Nullable Object>> events(
            FunctionBuilder<Map<String, @Nullable Object>> builder, int count) {
        IntStream.range(0, count).forEach(n -> builder.onEvent("shop/e" + n));
        return builder;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                wrong("name ' ': a function needs a name", f -> f.name(" ")),
                wrong("triggers 11: there may be at most 10", f -> events(f, 11)),
                wrong(
                        "onEvent 'a': the trigger is there twice",
                        f -> f.onEvent("a").onEvent("a")),
                wrong(
                        "onEvent 'a': the trigger is there twice",
                        f -> f.onEvent("a", "1 == 1").onEvent("a", "1 == 1")),
                wrong("onEvent '': an event needs a name", f -> f.onEvent("")),
                wrong("onEvent 'a ': it begins or ends with white space", f -> f.onEvent("a ")),
                wrong("longer than 255 bytes", f -> f.onEvent("a".repeat(256))),
                wrong("longer than 255 bytes", f -> f.onEvent("é".repeat(128))),
                wrong("onEvent '*': a wildcard stands at the end", f -> f.onEvent("*")),
                wrong("onEvent 'shop*': a wildcard", f -> f.onEvent("shop*")),
                wrong("onEvent 'shop/*/placed': a wildcard", f -> f.onEvent("shop/*/placed")),
                wrong("onEvent 'shop/**': a wildcard", f -> f.onEvent("shop/**")),
                wrong("the invocation of any function", f -> f.onEvent("inngest/function.invoked")),
                wrong("onEvent condition '': the expression is blank", f -> f.onEvent("a", "")),
                wrong("onEvent condition '(event.data': ')' is missing", f -> f.onEvent("a", "(event.data")),
                wrong("onCron '* * * * * *': it needs five fields", f -> f.onCron("* * * * * *")),
                wrong("onCron '@daily': nicknames", f -> f.onCron("@daily")),
                wrong("onCron '@every 1h': nicknames", f -> f.onCron("@every 1h")),
                wrong("onCron '* * * * 7': Value 7 not in range [0, 6]", f -> f.onCron("* * * * 7")),
                wrong("onCron '0 0 30 2 *': it never fires", f -> f.onCron("0 0 30 2 *")),
                wrong("longer than 255 bytes", f -> f.onCron("0" + ",0".repeat(130) + " * * * *")),
                wrong(
                        "onCron '0 0 * * 0': the schedule is there twice",
                        f -> f.onCron("0 0 * * SUN").onCron("0 0 * * 0", Duration.ofSeconds(5))),
                wrong(
                        "onCron jitter '301s': it must be from 1s to 300s",
                        f -> f.onCron("* * * * *", Duration.ofSeconds(301))),
                wrong("onCron jitter '999ms'", f -> f.onCron("* * * * *", Duration.ofMillis(999))),
                wrong("onCron jitter 'PT-1S'", f -> f.onCron("* * * * *", Duration.ofSeconds(-1))),
                wrong("retries -1: it must be from 0 to 20", f -> f.retries(-1)),
                wrong("retries 21: it must be from 0 to 20", f -> f.retries(21)),
                wrong("concurrency limit 0: it must be at least 1", f -> f.concurrency(0)),
                wrong(
                        "concurrency '3 limits': there may be at most 2",
                        f -> f.concurrency(limit(1).key("event.data.a"), limit(1).key("event.data.b"), limit(1))),
                wrong(
                        "concurrency scope ENV: a limit beyond",
                        f -> f.concurrency(limit(1).scope(Concurrency.Scope.ENV))),
                wrong("concurrency scope ACCOUNT", f -> f.concurrency(limit(1).scope(Concurrency.Scope.ACCOUNT))),
                wrong("concurrency key ' ': the expression is blank", f -> f.concurrency(limit(1).key(" "))),
                wrong("concurrency limit 2: another limit has the same key", f -> f.concurrency(limit(1), limit(2))),
                wrong("throttle limit 0", f -> f.throttle(Throttle.of(0, Duration.ofMinutes(1)))),
                wrong("throttle period '691200s'", f -> f.throttle(Throttle.of(1, Duration.ofDays(8)))),
                wrong("throttle period '999ms'", f -> f.throttle(Throttle.of(1, Duration.ofMillis(999)))),
                wrong(
                        "throttle burst 0",
                        f -> f.throttle(Throttle.of(1, Duration.ofMinutes(1)).burst(0))),
                wrong(
                        "throttle key 'a)'",
                        f -> f.throttle(Throttle.of(1, Duration.ofMinutes(1)).key("a)"))),
                wrong("rateLimit limit 0", f -> f.rateLimit(RateLimit.of(0, Duration.ofMinutes(1)))),
                wrong("rateLimit period '86401s'", f -> f.rateLimit(RateLimit.of(1, Duration.ofSeconds(86_401)))),
                wrong("rateLimit period '0s'", f -> f.rateLimit(RateLimit.of(1, Duration.ZERO))),
                wrong(
                        "rateLimit key ''",
                        f -> f.rateLimit(RateLimit.of(1, Duration.ofMinutes(1)).key(""))),
                wrong("debounce period '999ms'", f -> f.debounce(Debounce.of(Duration.ofMillis(999)))),
                wrong(
                        "debounce period '604801s'",
                        f -> f.debounce(Debounce.of(Duration.ofDays(7).plusSeconds(1)))),
                wrong(
                        "debounce key ''",
                        f -> f.debounce(Debounce.of(Duration.ofSeconds(1)).key(""))),
                wrong(
                        "debounce timeout '1s': it is shorter than the period",
                        f -> f.debounce(Debounce.of(Duration.ofSeconds(2)).timeout(Duration.ofSeconds(1)))),
                wrong("batch maxSize 1: it must be from 2 to 100", f -> f.batch(Batch.of(1, Duration.ofSeconds(5)))),
                wrong("batch maxSize 101", f -> f.batch(Batch.of(101, Duration.ofSeconds(5)))),
                wrong(
                        "batch timeout '61s': it must be from 1s to 60s",
                        f -> f.batch(Batch.of(2, Duration.ofSeconds(61)))),
                wrong("batch timeout '86400s'", f -> f.batch(Batch.of(2, Duration.ofDays(1)))),
                wrong("batch timeout '500ms'", f -> f.batch(Batch.of(2, Duration.ofMillis(500)))),
                wrong(
                        "batch key ''",
                        f -> f.batch(Batch.of(2, Duration.ofSeconds(5)).key(""))),
                wrong(
                        "batch condition ''",
                        f -> f.batch(Batch.of(2, Duration.ofSeconds(5)).condition(""))),
                wrong(
                        "cannot be combined with cancelOn, debounce, idempotency, priority, singleton",
                        f -> f.batch(Batch.of(2, Duration.ofSeconds(5)))
                                .cancelOn(event("a"))
                                .debounce(Debounce.of(Duration.ofSeconds(1)))
                                .idempotency("event.id")
                                .priority("1")
                                .singleton(SingletonRun.skip())),
                wrong(
                        "cannot be combined with rateLimit",
                        f -> f.batch(Batch.of(2, Duration.ofSeconds(5)))
                                .rateLimit(RateLimit.of(1, Duration.ofMinutes(1)))),
                wrong("priority '': the expression is blank", f -> f.priority("")),
                wrong("idempotency '': the expression is blank", f -> f.idempotency("")),
                wrong(
                        "idempotency 'event.id': it would replace the rateLimit",
                        f -> f.idempotency("event.id").rateLimit(RateLimit.of(1, Duration.ofMinutes(1)))),
                wrong("singleton key ''", f -> f.singleton(SingletonRun.skip().key(""))),
                wrong("startTimeout '0s': it must be more than nothing", f -> f.startTimeout(Duration.ZERO)),
                wrong("finishTimeout 'PT-1S'", f -> f.finishTimeout(Duration.ofSeconds(-1))),
                wrong(
                        "cancelOn '6 events': there may be at most 5",
                        f -> f.cancelOn(event("a"), event("b"), event("c"), event("d"), event("e"), event("f"))),
                wrong("cancelOn ' ': an event needs a name", f -> f.cancelOn(event(" "))),
                wrong("cancelOn 'shop/*': it may have no wildcard", f -> f.cancelOn(event("shop/*"))),
                wrong("longer than 512 characters", f -> f.cancelOn(event("a".repeat(513)))),
                wrong(
                        "cancelOn match 'orderId': a path begins",
                        f -> f.cancelOn(event("a").match("orderId"))),
                wrong(
                        "cancelOn condition 'has(async.data.a)': it may not call functions",
                        f -> f.cancelOn(event("a").condition("has(async.data.a)"))),
                wrong("cancelOn condition '('", f -> f.cancelOn(event("a").condition("("))),
                wrong("cancelOn timeout '0s'", f -> f.cancelOn(event("a").timeout(Duration.ZERO))),
                wrong("cancelOn timeout '31622400s'", f -> f.cancelOn(event("a").timeout(Duration.ofDays(366)))),
                wrong(
                        "on '()': name at least one class",
                        f -> f.<OrderPlaced>on().data(new TypeRef<>() {})),
                wrong("data type '" + OrderPaid.class.getName() + "'", f -> {
                    f.on(OrderPlaced.class).on(OrderPaid.class);
                    return f;
                }),
                wrong("data type '" + OrderPaid.class.getName() + "'", f -> {
                    f.data(OrderPlaced.class).on(OrderPaid.class);
                    return f;
                }));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String message, Change change) {
        assertThatExceptionOfType(InvalidFunctionException.class)
                .isThrownBy(() -> change.apply(InngestFunction.define("my-fn")).handler((run, step) -> null))
                .withMessageStartingWith("function 'my-fn': ")
                .withMessageContaining(message);
    }

    static Stream<Change> accepted() {
        return Stream.of(
                f -> f,
                f -> events(f, 10),
                f -> f.onEvent("a".repeat(255)),
                f -> f.onEvent("a").onEvent("a", "event.data.ok").onEvent("a", "event.data.fine"),
                f -> f.onEvent("shop/*").onEvent("shop/order.*").onEvent("a b"),
                f -> f.onEvent("inngest/function.finished"),
                f -> f.onCron("0 0 * * 0").onCron("TZ=Europe/Prague 0 0 * * 0", Duration.ofMinutes(5)),
                f -> f.onCron("* * * * *", Duration.ofSeconds(1)),
                f -> f.retries(0),
                f -> f.retries(20),
                f -> f.concurrency(limit(1), limit(1).key("'name'").scope(Concurrency.Scope.ACCOUNT)),
                f -> f.concurrency(limit(1).key("event.data.a"), limit(1).key("event.data.b")),
                f -> f.throttle(Throttle.of(1, Duration.ofDays(7)).burst(1)),
                f -> f.throttle(Throttle.of(1, Duration.ofSeconds(1))),
                f -> f.rateLimit(RateLimit.of(1, Duration.ofHours(24))),
                f -> f.debounce(Debounce.of(Duration.ofSeconds(1)).timeout(Duration.ofSeconds(1))),
                f -> f.debounce(Debounce.of(Duration.ofDays(7))),
                f -> f.batch(Batch.of(2, Duration.ofSeconds(1)))
                        .concurrency(1)
                        .throttle(Throttle.of(1, Duration.ofMinutes(1))),
                f -> f.batch(Batch.of(100, Duration.ofMinutes(1))),
                f -> f.cancelOn(event("a"), event("b"), event("c"), event("d"), event("e")),
                f -> f.cancelOn(event("a").timeout(Duration.ofDays(365)).condition("event.data.a == async.data.a")),
                f -> f.startTimeout(Duration.ofMillis(1)),
                f -> f.finishTimeout(Duration.ofDays(1000)));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(Change change) {
        assertThat(change.apply(InngestFunction.define("my-fn")).handler((run, step) -> null))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "my fn", "my\tfn", "it's", "say\"hi\"", "back\\slash", "nul\0"})
    void refusesIdsThatCannotBePartOfAnAddress(String id) {
        assertThatExceptionOfType(InvalidFunctionException.class)
                .isThrownBy(() -> InngestFunction.define(id).name("name").handler((run, step) -> null))
                .withMessageContaining("id '" + id + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "fulfil-order", "Shop_Order.v2", "größe", "a/b:c"})
    void acceptsOtherIds(String id) {
        assertThat(InngestFunction.define(id).handler((run, step) -> null).id()).isEqualTo(id);
    }

    static Stream<Arguments> refusedDeclarations() {
        return Stream.of(
                arguments("needs onEvent(..) or onCron(..)", declared(f -> f)),
                arguments(
                        "events or schedules, not both",
                        declared(f -> f.onEvent("a").onCron("* * * * *"))),
                arguments("sleep '2y'", declared(f -> f.onEvent("a").sleep("2y"))),
                arguments("sleep 'PT-1S'", declared(f -> f.onEvent("a").sleep(Duration.ofSeconds(-1)))),
                arguments("sleep '31708800s'", declared(f -> f.onEvent("a").sleep("367d"))),
                arguments("run ' '", declared(f -> f.onEvent("a").run(" ", in -> null))),
                arguments("step ''", declared(f -> f.onEvent("a").step("", in -> null))),
                arguments(
                        "sleep ''",
                        declared(f -> f.onEvent("a").sleep("", in -> in.event().ts()))),
                arguments(
                        "waitForEvent 'b': it needs a timeout",
                        declared(f -> f.onEvent("a").waitForEvent("b", wait -> wait))),
                arguments(
                        "waitForEvent 'b/*': it may have no wildcard",
                        declared(f -> f.onEvent("a").waitForEvent("b/*", wait -> wait.timeout("1d")))),
                arguments(
                        "waitForEvent timeout '0s'",
                        declared(f -> f.onEvent("a").waitForEvent("b", wait -> wait.timeout("0s")))),
                arguments(
                        "waitForEvent timeout '31708800s'",
                        declared(f -> f.onEvent("a").waitForEvent("b", wait -> wait.timeout("367d")))),
                arguments(
                        "waitForEvent match 'key'",
                        declared(f -> f.onEvent("a")
                                .waitForEvent("b", wait -> wait.timeout("1d").match("key")))),
                arguments(
                        "waitForEvent condition '('",
                        declared(f -> f.onEvent("a")
                                .waitForEvent("b", wait -> wait.timeout("1d").condition("(")))),
                arguments("retries 21", declared(f -> f.onEvent("a").retries(21))));
    }

    private static UnaryOperator<DeclaredBuilder> declared(UnaryOperator<DeclaredBuilder> change) {
        return change;
    }

    @ParameterizedTest
    @MethodSource
    void refusedDeclarations(String message, UnaryOperator<DeclaredBuilder> change) {
        assertThatExceptionOfType(InvalidFunctionException.class)
                .isThrownBy(
                        () -> change.apply(InngestFunction.declare("some job")).build())
                .withMessageStartingWith("function 'some-job': ")
                .withMessageContaining(message);
    }

    @Test
    void theMessageHasFunctionFieldValueAndReason() {
        assertThatExceptionOfType(InvalidFunctionException.class)
                .isThrownBy(() -> InngestFunction.define("my-fn")
                        .throttle(Throttle.of(1, Duration.ofDays(8)))
                        .handler((run, step) -> null))
                .withMessage("function 'my-fn': throttle period '691200s': it must be from 1s to 604800s");
    }
}
