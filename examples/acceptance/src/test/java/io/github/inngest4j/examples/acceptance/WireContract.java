package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Asks the app what the recorded app was asked, and compares the answers, and the calls to the server, with the recorded
 * ones. Where they may differ, and why, is said in {@link AnswerDifferences} and {@link CallDifferences}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WireContract {

    private static final String CONCURRENT = "protocol/concurrent-calls";

    private final SettableClock clock = new SettableClock();
    private ServerStub server;
    private Doorway opened;
    private AppSettings served;
    private Transcript playing;

    /** Opens the way into the apps, which are closed with it; those that can be told follow the clock. */
    abstract Doorway open(AppSettings settings, String serverUrl, Clock clock) throws Exception;

    /** Whether a conversation can be had again. */
    boolean plays(Transcript transcript) {
        return true;
    }

    /** The time of the apps at which a request is sent that was sent at another time when it was recorded. */
    Instant timeToSend(Instant recorded) {
        clock.set(recorded);
        return recorded;
    }

    @BeforeAll
    void startServer() throws IOException {
        server = new ServerStub();
    }

    @AfterAll
    void close() throws Exception {
        if (opened != null) {
            opened.close();
        }
        server.close();
    }

    @TestFactory
    Stream<DynamicNode> transcripts() {
        // Those of the same settings one after the other: they meet the same apps.
        Map<AppSettings, List<Transcript>> bySettings = new LinkedHashMap<>();
        Transcript.all().stream()
                .filter(this::plays)
                .forEach(each -> bySettings
                        .computeIfAbsent(each.settings(), settings -> new ArrayList<>())
                        .add(each));
        return bySettings.values().stream().flatMap(List::stream).map(this::container);
    }

    private DynamicNode container(Transcript transcript) {
        List<DynamicTest> tests = new ArrayList<>();
        if (transcript.name().equals(CONCURRENT)) {
            tests.add(dynamicTest("all requests at once", () -> playAtOnce(transcript)));
        } else {
            transcript
                    .requests()
                    .forEach(exchange -> tests.add(dynamicTest(exchange.toString(), () -> play(transcript, exchange))));
        }
        tests.add(dynamicTest("calls to the server", () -> compareCalls(transcript)));
        return dynamicContainer(transcript.name(), tests);
    }

    private void play(Transcript transcript, RecordedExchange exchange) throws Exception {
        Doorway doorway = begin(transcript);
        Hosts hosts = hosts(doorway);
        PreparedRequest prepared = PreparedRequest.of(transcript, exchange, hosts, this::timeToSend);
        compare(exchange, hosts, prepared, doorway.send(prepared.request()));
    }

    private void playAtOnce(Transcript transcript) throws Exception {
        Doorway doorway = begin(transcript);
        Hosts hosts = hosts(doorway);
        ExecutorService threads =
                Executors.newFixedThreadPool(transcript.requests().size());
        try {
            Map<RecordedExchange, PreparedRequest> requests = new LinkedHashMap<>();
            Map<RecordedExchange, Future<Doorway.Answer>> answers = new HashMap<>();
            for (RecordedExchange exchange : transcript.requests()) {
                PreparedRequest prepared = PreparedRequest.of(transcript, exchange, hosts, this::timeToSend);
                requests.put(exchange, prepared);
                answers.put(exchange, threads.submit(() -> doorway.send(prepared.request())));
            }
            for (Map.Entry<RecordedExchange, PreparedRequest> sent : requests.entrySet()) {
                compare(
                        sent.getKey(),
                        hosts,
                        sent.getValue(),
                        answers.get(sent.getKey()).get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void compare(
            RecordedExchange exchange, Hosts hosts, PreparedRequest prepared, Doorway.Answer answer) {
        Reply expected = AnswerDifferences.expected(exchange);
        Reply actual = ComparedAnswer.of(answer, prepared.key());
        String shown = "answer to " + exchange + ": " + new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(actual.status()).as(shown).isEqualTo(expected.status());
        assertThat(actual.headers()).as(shown).isEqualTo(expected.headers());
        assertThat(WireJson.differences(hosts.in(expected.body()), actual.body()))
                .as(shown)
                .isEmpty();
    }

    private void compareCalls(Transcript transcript) throws Exception {
        Hosts hosts = hosts(begin(transcript));
        ComparedCalls expected = ComparedCalls.recorded(transcript, hosts);
        ComparedCalls actual = ComparedCalls.received(server.received());
        assertThat(expected.differencesTo(actual)).as("calls of " + transcript).isEmpty();
    }

    /** Gets everything ready for a transcript, unless it is being played already. */
    private Doorway begin(Transcript transcript) throws Exception {
        if (!transcript.settings().equals(served)) {
            if (opened != null) {
                opened.close();
                opened = null;
            }
            served = transcript.settings();
            opened = open(served, "http://" + server.authority(), clock);
        }
        Doorway doorway = opened;
        if (playing != transcript) {
            playing = transcript;
            server.reset();
            Hosts hosts = hosts(doorway);
            CallDifferences.made(transcript)
                    .forEach(call -> server.prepare(call.method(), call.path(), answer(call, hosts)));
        }
        return doorway;
    }

    private static ServerStub.CannedAnswer answer(RecordedExchange call, Hosts hosts) {
        String text = hosts.in(call.replyText());
        return new ServerStub.CannedAnswer(call.reply().status(), text.getBytes(StandardCharsets.UTF_8));
    }

    private Hosts hosts(Doorway doorway) {
        return new Hosts(doorway.authority(), server.authority());
    }
}
