package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * More than a hundred thousand requests nobody wants to get, made out of the recorded ones, to the app in each of its modes.
 * What must hold of each answer is in {@link HostileRules}; how to make more of them, or a single one, in {@link HostileRun}.
 */
class HostileRequestsTest {

    private static final int REQUESTS = 102_000;
    private static final Duration STUCK = Duration.ofSeconds(60);

    /** One warning of each app, and advice of functions. */
    private static final int LINES_BY_DEFAULT = 20;

    private final HostileRun run = HostileRun.of(REQUESTS);
    private final HostileRequests requests = new HostileRequests();
    private final Map<HostileMode, HostileApp> apps = new EnumMap<>(HostileMode.class);
    private final Map<HostileMode, HostileRules> rules = new EnumMap<>(HostileMode.class);
    private final List<LogWatch.Entry> linesOfStrangers = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private volatile String current = "";
    private LogWatch log;

    @BeforeEach
    void open() {
        log = LogWatch.ofLibrary();
        for (HostileMode mode : HostileMode.values()) {
            HostileApp app = new HostileApp(mode);
            apps.put(mode, app);
            rules.put(mode, new HostileRules(app));
        }
    }

    @AfterEach
    void close() {
        apps.values().forEach(HostileApp::close);
        log.close();
    }

    @Test
    void areAnsweredOrRefused() throws Exception {
        assertThat(requests.bases()).isGreaterThan(300);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            waitFor(thread.submit(() -> run.forEach(this::ask)));
        } finally {
            thread.shutdownNow();
        }
        System.out.println("hostile requests, " + run + ": " + outcomes);
        if (run.isWhole()) {
            assertThat(outcomes)
                    .containsKeys("CLOUD 200 executed", "CLOUD 400", "CLOUD 401", "CLOUD 405", "DEV 206 executed");
        }
    }

    /** Waits as long as there is progress. */
    private void waitFor(Future<?> all) throws Exception {
        while (true) {
            String before = current;
            try {
                all.get(STUCK.toSeconds(), TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                if (before.equals(current)) {
                    fail("not answered within %s: %s", STUCK, before);
                }
            }
        }
    }

    private void ask(long number) {
        Chance chance = run.chance(number);
        HostileMode mode = chance.of(HostileMode.values());
        HostileRequest request = requests.make(mode, chance);
        current = run.where(number) + ", mode " + mode;
        HostileApp.Handled handled = handle(request, mode);
        List<LogWatch.Entry> lines = log.take();
        List<String> broken = new ArrayList<>(rules.get(mode).broken(request, handled));
        broken.addAll(rules.get(mode).broken(lines));
        if (!broken.isEmpty()) {
            String body = new String(handled.answer().body(), StandardCharsets.UTF_8);
            fail("%s: %s%n%s%nanswer: %s %s", current, broken, request, handled.answer(), body);
        }
        countLines(lines, request, handled, mode);
        String executed = handled.executed() > 0 ? " executed" : "";
        outcomes.merge(mode + " " + handled.answer().status() + executed, 1, Integer::sum);
    }

    private HostileApp.Handled handle(HostileRequest request, HostileMode mode) {
        try {
            HostileApp.Handled handled = apps.get(mode).handle(request.toServe(), request.now);
            // The first time may load classes; the second has no excuse.
            return HostileRules.isTooDear(request, handled)
                    ? apps.get(mode).handle(request.toServe(), request.now)
                    : handled;
        } catch (Throwable e) {
            throw new AssertionError(current + ": thrown out of the handler\n" + request, e);
        }
    }

    /** Strangers cannot fill the log. */
    private void countLines(
            List<LogWatch.Entry> lines, HostileRequest request, HostileApp.Handled handled, HostileMode mode) {
        List<LogWatch.Entry> byDefault =
                lines.stream().filter(LogWatch.Entry::isShownByDefault).toList();
        if (!byDefault.isEmpty() && !rules.get(mode).mayLog(request, handled)) {
            linesOfStrangers.addAll(byDefault);
            assertThat(linesOfStrangers).as(current).hasSizeLessThan(LINES_BY_DEFAULT);
        }
    }
}
