package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.inngest4j.fake.FakeServer;
import io.github.inngest4j.fake.FakeServer.Received;
import io.github.inngest4j.internal.client.Pause;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.Middleware;
import io.github.inngest4j.middleware.Next;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InngestSendTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    private final FakeServer server = new FakeServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final Inngest inngest = app().eventKey("key/with space").build();

    private InngestBuilder app() {
        return Inngest.builder("shop")
                .environment(name -> null)
                .baseUrl(server.url())
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .pause(new Pause() {
                    @Override
                    public void pause(Duration duration) {
                        pauses.add(duration);
                    }
                });
    }

    @AfterEach
    void stop() {
        inngest.close();
        server.close();
    }

    @EventName("shop/paid")
    record Paid(String order, int amount) {}

    private static InngestEvent<?> event(int n) {
        return InngestEvent.of("shop/n", Map.of("n", n));
    }

    private static String ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i < to; i++) {
            ids.add("\"id-" + i + "\"");
        }
        return "{\"ids\":[" + String.join(",", ids) + "],\"status\":200}";
    }

    @Test
    void middlewareChangesWhatIsSentFromTheLastRegisteredToTheFirst() {
        server.answer("/e/", 200, ids(0, 1));
        try (Inngest app = app().eventKey("key")
                .middleware(appending("1"))
                .middleware(appending("2"))
                .build()) {
            assertThat(app.send(event(5))).containsExactly("id-0", "seen by 1", "seen by 2");
        }
        assertThat(server.only().body()).contains("\"data\":{\"n\":5,\"by\":\"21\"}");
    }

    private static Middleware appending(String name) {
        return new Middleware() {
            @Override
            public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next)
                    throws Exception {
                List<EventJson> changed = new ArrayList<>();
                events.forEach(event ->
                        changed.add(event.withData("by", event.data().getOrDefault("by", "") + name)));
                List<String> ids = new ArrayList<>(next.proceed(changed));
                ids.add("seen by " + name);
                return ids;
            }
        };
    }

    @Test
    void aMiddlewareThatFailsOrMakesWhatTheServerRefusesSendsNothing() {
        Middleware failing = new Middleware() {
            @Override
            public List<String> wrapSend(List<EventJson> events, Next<List<EventJson>, List<String>> next)
                    throws Exception {
                if (events.get(0).data().get("n").equals(1L)) {
                    throw new IOException("closed");
                }
                return next.proceed(List.of(events.get(0).with("name", "inngest/reserved")));
            }
        };
        try (Inngest app = app().eventKey("key").middleware(failing).build()) {
            assertThatThrownBy(() -> app.send(event(1)))
                    .isInstanceOf(EventSendException.class)
                    .hasMessageContaining("middleware")
                    .hasCauseInstanceOf(IOException.class);
            assertThatThrownBy(() -> app.send(event(2))).hasMessageContaining("reserved");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void sendsAnArrayWithEverythingTheEventHas() {
        server.answer("/e/", 200, ids(0, 2));

        List<String> ids = inngest.send(
                InngestEvent.of(new Paid("o-1", 5))
                        .withId("mine")
                        .withTs(Instant.ofEpochMilli(1700000000123L))
                        .withUser(Map.of("who", "me"))
                        .withV("2024-01-01"),
                InngestEvent.of("shop/empty", null));

        assertThat(ids).containsExactly("id-0", "id-1");
        Received request = server.only();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/e/key%2Fwith%20space");
        assertThat(JsonSlice.of(request.body()).toPlain())
                .isEqualTo(List.of(
                        Map.of(
                                "name",
                                "shop/paid",
                                "data",
                                Map.of("order", "o-1", "amount", 5L),
                                "user",
                                Map.of("who", "me"),
                                "id",
                                "mine",
                                "ts",
                                1700000000123L,
                                "v",
                                "2024-01-01"),
                        Map.of("name", "shop/empty", "data", Map.of(), "ts", NOW.toEpochMilli())));
    }

    @Test
    void carriesTheHeadersOfTheSdkAndNoSigningKey() {
        server.answer("/e/", 200, ids(0, 1));
        try (Inngest withKeys = app().eventKey("k")
                .signingKey("signkey-test-" + "5ca1ab1e".repeat(8))
                .env("branch")
                .build()) {
            withKeys.send(event(1));
        }
        Received request = server.only();
        assertThat(request.header("X-Inngest-Sdk")).matches("inngest4j:v\\d+\\.\\d+\\.\\d+(-\\w+)?");
        assertThat(request.header("User-Agent")).isEqualTo(request.header("X-Inngest-Sdk"));
        assertThat(request.header("X-Inngest-Env")).isEqualTo("branch");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("X-Inngest-Event-Id-Seed")).matches(NOW.toEpochMilli() + ",[A-Za-z0-9+/]{14}==");
        assertThat(request.header("Authorization")).isNull();
    }

    @Test
    void sendingNothingAsksNobody() {
        assertThat(inngest.send(List.of())).isEmpty();
        assertThat(server.received()).isEmpty();
    }

    @Test
    void repeatsUnderTheSameSeedUntilTheServerTakesIt() {
        server.answer("/e/", 500, "oops")
                .answer("/e/", 429, "{}")
                .answer("/e/", 503, "")
                .answer("/e/", 200, ids(0, 1));

        assertThat(inngest.send(event(1))).containsExactly("id-0");

        assertThat(server.received()).hasSize(4);
        assertThat(server.received().stream()
                        .map(request -> request.header("X-Inngest-Event-Id-Seed"))
                        .distinct())
                .hasSize(1);
        assertThat(server.received().stream().map(Received::body).distinct()).hasSize(1);
        assertThat(pauses).hasSize(3).isSorted();
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
    }

    @Test
    void eachSendHasASeedOfItsOwn() {
        server.answer("/e/", 200, ids(0, 1));
        inngest.send(event(1));
        inngest.send(event(1));
        assertThat(server.received().stream()
                        .map(request -> request.header("X-Inngest-Event-Id-Seed"))
                        .distinct())
                .hasSize(2);
    }

    @Test
    void givesUpAfterFiveAttempts() {
        server.answer("/e/", 500, "{\"error\":\"broken\",\"status\":500}");
        assertThatThrownBy(() -> inngest.send(event(1)))
                .isInstanceOf(EventSendException.class)
                .hasMessageContaining("500: broken");
        assertThat(server.received()).hasSize(5);
    }

    @Test
    void aServerThatIsNotThereIsTriedFiveTimesAndNotNamed() {
        server.close();
        assertThatThrownBy(() -> inngest.send(event(1)))
                .isInstanceOf(EventSendException.class)
                .hasMessageContaining("INNGEST_EVENT_API_BASE_URL")
                .hasMessageNotContaining("127.0.0.1");
        assertThat(pauses).hasSize(4);
    }

    @Test
    void aRefusalIsNotRepeatedAndTellsWhatWasTaken() {
        server.answer("/e/", 400, "{\"ids\":[\"first\",\"\"],\"status\":400,\"error\":\"bad event\"}");

        EventSendException refused =
                catchThrowableOfType(EventSendException.class, () -> inngest.send(event(1), event(2)));

        assertThat(refused).hasMessageContaining("400: bad event");
        assertThat(refused.acceptedIds()).containsExactly("first");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anUnknownKeyIsNamedAndNotShown() {
        server.answer("/e/", 401, "{\"error\":\"Event key not found\"}");
        assertThatThrownBy(() -> inngest.send(event(1)))
                .hasMessageContaining("INNGEST_EVENT_KEY")
                .hasMessageNotContaining("key/with");
    }

    @Test
    void splitsBatchesAtTheNumberOfEventsAndKeepsTheOrder() {
        server.answer("/e/", 200, ids(0, 5000)).answer("/e/", 200, ids(5000, 5003));
        List<InngestEvent<?>> events = new ArrayList<>();
        for (int n = 0; n < 5003; n++) {
            events.add(event(n));
        }

        assertThat(inngest.send(events)).hasSize(5003).startsWith("id-0").endsWith("id-5002");

        assertThat(server.received()).hasSize(2);
        assertThat((List<?>) JsonSlice.of(server.received().get(0).body()).toPlain())
                .hasSize(5000);
        assertThat((List<?>) JsonSlice.of(server.received().get(1).body()).toPlain())
                .hasSize(3);
        assertThat(server.received().get(0).header("X-Inngest-Event-Id-Seed"))
                .isNotEqualTo(server.received().get(1).header("X-Inngest-Event-Id-Seed"));
    }

    @Test
    void splitsBatchesAtTheirSize() {
        server.answer("/e/", 200, ids(0, 2)).answer("/e/", 200, ids(2, 3));
        Map<String, String> data = Map.of("text", "x".repeat(1_400_000));
        InngestEvent<?> large = InngestEvent.of("shop/large", data);

        assertThat(inngest.send(large, large, large)).containsExactly("id-0", "id-1", "id-2");

        assertThat(server.received()).hasSize(2).allMatch(request -> request.bytes().length <= 3 << 20);
    }

    @Test
    void aFailureTellsWhatEarlierBatchesHaveBrought() {
        server.answer("/e/", 200, ids(0, 5000)).answer("/e/", 400, "{\"error\":\"no\",\"ids\":[\"last\"]}");
        EventSendException refused =
                catchThrowableOfType(EventSendException.class, () -> inngest.send(Collections.nCopies(5001, event(1))));
        assertThat(refused.acceptedIds()).hasSize(5001).startsWith("id-0").endsWith("last");
    }

    @Test
    void whatTheServerWouldRefuseIsNotSent() {
        List<InngestEvent<?>> refused = List.of(
                InngestEvent.of("inngest/function.failed", Map.of()),
                InngestEvent.of("Inngest/x", Map.of()),
                InngestEvent.of("n".repeat(513), Map.of()),
                InngestEvent.of("shop/list", List.of(1)),
                InngestEvent.of("shop/text", "text"),
                InngestEvent.of("shop/old", Map.of()).withTs(Instant.parse("1979-12-31T23:59:59Z")),
                InngestEvent.of("shop/seconds", Map.of()).withTs(Instant.ofEpochMilli(1700000000L)),
                InngestEvent.of("shop/new", Map.of()).withTs(Instant.parse("2100-01-01T00:00:01Z")),
                InngestEvent.of("shop/huge", Map.of("text", "x".repeat(3 << 20))));
        for (InngestEvent<?> event : refused) {
            assertThatThrownBy(() -> inngest.send(event(1), event))
                    .as(event.name())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(event.name().substring(0, 8));
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theCloudNeedsAnEventKeyAndADevServerDoesNot() {
        server.answer("/e/", 200, ids(0, 1));
        try (Inngest cloud = app().build()) {
            assertThatThrownBy(() -> cloud.send(event(1)))
                    .isInstanceOf(EventSendException.class)
                    .hasMessageContaining("inngest.event-key (environment variable INNGEST_EVENT_KEY)");
        }
        assertThat(server.received()).isEmpty();
        try (Inngest dev = app().dev(true).build()) {
            assertThat(dev.send(event(1))).hasSize(1);
        }
        assertThat(server.only().path()).isEqualTo("/e/dev");
    }

    @Test
    void anInterruptionEndsTheAttemptsAndKeepsTheFlag() {
        server.answer("/e/", 500, "");
        try (Inngest interrupted = app().eventKey("k")
                .pause(new Pause() {
                    @Override
                    public void pause(Duration duration) throws InterruptedException {
                        throw new InterruptedException();
                    }
                })
                .build()) {
            assertThatThrownBy(() -> interrupted.send(event(1))).isInstanceOf(EventSendException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() {
        server.answer("/e/", 200, "<html>welcome</html>");
        assertThatThrownBy(() -> inngest.send(event(1))).isInstanceOf(EventSendException.class);
    }

    @Test
    void sendingFailsOnceTheAppIsClosed() {
        server.answer("/e/", 200, ids(0, 1));
        inngest.close();
        assertThatThrownBy(() -> inngest.send(event(1)))
                .isInstanceOf(EventSendException.class)
                .hasMessageContaining("TransportClosedException");
        assertThat(server.received()).isEmpty();
    }
}
