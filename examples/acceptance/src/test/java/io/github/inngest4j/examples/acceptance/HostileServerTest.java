package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the server answers may be anything: each request then has a clear answer of its own, which tells no secret, and no
 * more is read than there is a limit for. How to make more of them, or a single one, is in {@link HostileRun}.
 */
class HostileServerTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** Five attempts for events; two documents of the state, and each with the second key. */
    private static final int MOST_CALLS = 5;

    private final HostileRun run = HostileRun.of(20_000);
    private final HostileServer server = new HostileServer();
    private final Map<HostileMode, HostileApp> apps = new EnumMap<>(HostileMode.class);
    private final Map<String, Integer> statuses = new TreeMap<>();
    private LogWatch log;

    @BeforeEach
    void open() {
        log = LogWatch.ofLibrary();
        for (HostileMode mode : List.of(HostileMode.CLOUD, HostileMode.CLOUD_WITH_ORIGIN, HostileMode.DEV_WITH_KEYS)) {
            HostileApp app = new HostileApp(mode, server);
            // A closed app does not wait before it tries again.
            app.closeInngest();
            apps.put(mode, app);
        }
    }

    @AfterEach
    void close() {
        apps.values().forEach(HostileApp::close);
        log.close();
    }

    @Test
    void isNeverBelieved() {
        int asked = 0;
        for (long number : run) {
            Chance chance = run.chance(number);
            HostileMode mode = chance.of(new ArrayList<>(apps.keySet()));
            HostileRequest request = request(mode, chance);
            server.use(chance);
            HostileApp.Handled handled = apps.get(mode).handle(request.toServe(), NOW);
            boolean interrupted = Thread.interrupted();
            int calls = handled.calls().size();
            HostileRules rules = new HostileRules(apps.get(mode), true);
            List<String> broken = new ArrayList<>(rules.broken(request, handled));
            broken.addAll(rules.broken(log.take()));
            if (calls > MOST_CALLS) {
                broken.add("the server was asked " + calls + " times");
            }
            if (interrupted != server.hasInterrupted()) {
                broken.add("the thread that was interrupted does not know it any more, or another does");
            }
            if (!broken.isEmpty()) {
                fail(
                        "%s, mode %s: %s%n%s%nthe server: %s%nanswer: %s %s %s",
                        run.where(number),
                        mode,
                        broken,
                        request,
                        server,
                        handled.answer(),
                        handled.answer().headers(),
                        new String(handled.answer().body(), StandardCharsets.UTF_8));
            }
            asked += calls;
            statuses.merge(handled.answer().status() + (handled.executed() > 0 ? " executed" : ""), 1, Integer::sum);
        }
        System.out.println(asked + " hostile answers, " + run + ": " + statuses);
        if (run.isWhole()) {
            assertThat(statuses).containsKeys("200 executed", "206 executed", "500", "200");
        }
    }

    private static HostileRequest request(HostileMode mode, Chance chance) {
        HostileRequest request = switch (chance.below(6)) {
            case 0 -> post("send-event", false);
            case 1 -> post("client-send", false);
            case 2 -> post("signal-send", false);
            case 3 -> put(chance);
            default -> post(chance.of("echo", "serial-steps", "sink", "parallel-10", "batch"), true);
        };
        boolean stranger = request.method.equals("PUT") && chance.oneIn(2);
        if (!stranger) {
            request.sign(chance.of(mode.keys()), NOW.getEpochSecond());
        }
        return request;
    }

    private static HostileRequest put(Chance chance) {
        String target = "/api/inngest" + chance.of("", "?deployId=1");
        return new HostileRequest(new Doorway.Request("PUT", target, List.of(), new byte[0]), NOW);
    }

    private static HostileRequest post(String function, boolean useApi) {
        String body = "{\"ctx\":{\"run_id\":\"01RUN\",\"use_api\":" + useApi + "},\"event\":{\"name\":\"acc/" + function
                + "\",\"data\":{\"nonce\":\"n\",\"signal\":\"s\",\"key\":\"k\"}}}";
        String target = "/api/inngest?fnId=acceptance-" + function + "&stepId=step";
        return new HostileRequest(
                new Doorway.Request("POST", target, List.of(), body.getBytes(StandardCharsets.UTF_8)), NOW);
    }
}
