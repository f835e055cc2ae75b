package io.github.inngest4j.engine;

import static io.github.inngest4j.engine.Wire.ops;
import static io.github.inngest4j.engine.Wire.returned;
import static io.github.inngest4j.engine.Wire.sleep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.inngest4j.InngestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events and schedules that start runs. */
class EventsTest extends EngineTestBase {

    private void triggered(String name, Map<String, Object> trigger) {
        app.function(name, Map.of("triggers", List.of(trigger)), 0, call -> returned(call.event()));
    }

    @ParameterizedTest
    @CsvSource({
        "shop/order.placed, shop/order.placed, true",
        "shop/*, shop/order.placed, true",
        "shop/order.*, shop/order.placed, true",
        "api/v1/*, api/v1/users/created, true",
        "api/*, api/v1/users, true",
        "user.*, user.updated, true",
        "shop/order.*, shop/orders.placed, false",
        "shop/*, shop, false",
        "*, shop/order.placed, false",
        "shop/ord*, shop/order.placed, false"
    })
    void startsByNameOrPattern(String trigger, String event, boolean starts) {
        triggered("f", Map.of("event", trigger));

        assertThat(engine().send(event, Map.of()).runs()).hasSize(starts ? 1 : 0);
    }

    @Test
    void startsOnlyIfTheConditionHolds() {
        triggered("f", Map.of("event", "test/e", "expression", "event.data.amount > 100 && event.data.ok"));

        assertThat(engine().send("test/e", Map.of("amount", 101, "ok", true)).runs())
                .hasSize(1);
        assertThat(engine().send("test/e", Map.of("amount", 100.5, "ok", true)).runs())
                .hasSize(1);
        assertThat(engine().send("test/e", Map.of("amount", 100, "ok", true)).runs())
                .isEmpty();
        assertThat(engine().send("test/e", Map.of("amount", 101)).runs()).isEmpty();
    }

    @Test
    void startsAFunctionOnceEvenIfSeveralTriggersMatch() {
        app.function(
                "f",
                Map.of("triggers", List.of(Map.of("event", "test/*"), Map.of("event", "test/e"))),
                0,
                call -> returned(1));

        assertThat(engine().send("test/e", Map.of()).runs()).hasSize(1);
    }

    @Test
    void startsAllFunctionsOfAnEvent() {
        triggered("one", Map.of("event", "test/e"));
        triggered("two", Map.of("event", "test/e"));

        SentEvents sent = engine().send("test/e", Map.of());

        assertThat(sent.runs()).extracting(EngineRun::functionId).containsExactly("app-one", "app-two");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sent.run("three"))
                .withMessageContaining("[app-one, app-two]");
    }

    @Test
    void deliversAllMembersOfAnEvent() {
        triggered("f", Map.of("event", "test/e"));

        EngineRun run = engine().send(new InngestEvent<>(
                        "test/e",
                        Map.of("n", 1),
                        "my-id",
                        Instant.ofEpochMilli(1700000000123L),
                        Map.of("u", "me"),
                        "v1"))
                .run("f");

        assertCompleted(
                run,
                "{\"data\":{\"n\":1},\"id\":\"my-id\",\"name\":\"test/e\",\"ts\":1700000000123,\"user\":{\"u\":\"me\"},"
                        + "\"v\":\"v1\"}");
    }

    @Test
    void ignoresAnEventWhoseIdItKnows() {
        triggered("f", Map.of("event", "test/e"));

        SentEvents first = engine().send(InngestEvent.of("test/e", Map.of()).withId("one"));
        SentEvents second = engine().send(InngestEvent.of("test/e", Map.of()).withId("one"));
        engine().send(InngestEvent.of("test/e", Map.of()).withId("two"));

        assertThat(second.ids()).isEqualTo(first.ids());
        assertThat(app.calls()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"inngest/x|reserved", "INNGEST/x|reserved"})
    void refusesReservedNames(String name, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine().send(name, Map.of()))
                .withMessageContaining(reason);
    }

    @Test
    void refusesTimesInSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        engine().send(InngestEvent.of("test/e", Map.of()).withTs(Instant.ofEpochMilli(1_700_000_000L))))
                .withMessageContaining("milliseconds");
    }

    @Test
    void refusesDataThatIsNoObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine().send("test/e", List.of(1)))
                .withMessageContaining("data is an array");
    }

    @Test
    void startsBySchedule() {
        triggered("hourly", Map.of("cron", "30 * * * *"));
        engine().advance(Duration.ofMinutes(29));
        assertThat(app.calls()).isEmpty();
        engine().advance(Duration.ofMinutes(1));
        assertThat(app.calls()).hasSize(1);
        engine().advance(Duration.ofHours(3));

        assertThat(engine().runs("hourly"))
                .extracting(run -> run.endedAt().orElseThrow().toString())
                .containsExactly(
                        "2030-01-01T00:30:00Z", "2030-01-01T01:30:00Z", "2030-01-01T02:30:00Z", "2030-01-01T03:30:00Z");
        assertThat(app.calls().get(0).event().get("name")).isEqualTo("inngest/scheduled.timer");
        assertThat(app.calls().get(0).data().get("cron")).isEqualTo("30 * * * *");
    }

    @Test
    void startsByScheduleOfATimeZone() {
        triggered("noon", Map.of("cron", "TZ=Europe/Prague 0 12 * * *"));
        engine().advance(Duration.ofDays(1));

        assertThat(engine().runs("noon").get(0).endedAt()).contains(Instant.parse("2030-01-01T11:00:00Z"));
    }

    @Test
    void delaysScheduledStartsByJitterButKeepsTheSchedule() {
        triggered("jittered", Map.of("cron", "0 * * * *", "jitter", "5m"));
        engine().advance(Duration.ofHours(50));

        List<EngineRun> runs = engine().runs("jittered");
        assertThat(runs).hasSizeBetween(49, 50);
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.endedAt().orElseThrow().getEpochSecond() % 3600)
                        .isLessThan(300));
        assertThat(runs)
                .extracting(run -> run.endedAt().orElseThrow().getEpochSecond() % 3600)
                .anyMatch(s -> s > 10);
    }

    @Test
    void keepsSchedulesOverARegistrationThatChangesNothing() {
        triggered("hourly", Map.of("cron", "30 * * * *"));
        engine().advance(Duration.ofMinutes(10));
        engine().sync();
        engine().advance(Duration.ofMinutes(50));

        assertThat(app.calls()).hasSize(1);
    }

    @Test
    void dropsSchedulesThatAreNotRegisteredAnyMore() {
        triggered("hourly", Map.of("cron", "30 * * * *"));
        engine();
        WireApp changed = new WireApp("app").function("other", call -> returned(1));
        engine().addApp(changed);
        engine().advance(Duration.ofHours(2));

        assertThat(app.calls()).isEmpty();
        assertThat(changed.calls()).isEmpty();
    }

    @Test
    void failsRunsOfFunctionsThatAreNotRegisteredAnyMore() {
        app.function("old", call -> ops(sleep("nap", "1h")));
        EngineRun run = start("old");
        engine().addApp(new WireApp("app").function("other", call -> returned(1)));
        engine().advance(Duration.ofHours(2));

        assertFailed(run, "app-old is not registered any more");
    }
}
