package io.github.inngest4j.examples.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.inngest4j.examples.acceptance.RawAnswers.Raw;
import io.github.inngest4j.servlet.InngestServlet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Hostile requests to the servlet on a real Tomcat: what is hardly HTTP, and bodies in wrong lengths and pieces. How to make
 * more of them, or a single one, is in {@link HostileRun}.
 */
class HostileSocketsTest {

    private static final int LINES_BY_DEFAULT = 10;

    private final HostileRun run = HostileRun.of(4_000);
    private final HostileRequests requests = new HostileRequests();
    private final Map<HostileMode, HostileApp> apps = new EnumMap<>(HostileMode.class);
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private LogWatch log;
    private LogWatch containerLog;
    private EmbeddedTomcat tomcat;

    @BeforeEach
    void open() throws Exception {
        log = LogWatch.ofLibrary();
        containerLog = new LogWatch("org.apache");
        Map<String, InngestServlet> servlets = new TreeMap<>();
        for (HostileMode mode : HostileMode.values()) {
            HostileApp app = new HostileApp(mode);
            apps.put(mode, app);
            servlets.put(path(mode), app.servlet());
        }
        tomcat = new EmbeddedTomcat(0, servlets);
    }

    @AfterEach
    void close() throws Exception {
        tomcat.close();
        apps.values().forEach(HostileApp::close);
        log.close();
        containerLog.close();
    }

    private static String path(HostileMode mode) {
        return "/" + mode + "/api/inngest";
    }

    @Test
    void areAnsweredOrRefused() throws Exception {
        List<String> shown = new ArrayList<>();
        for (long number : run) {
            Chance chance = run.chance(number);
            HostileMode mode = chance.of(HostileMode.values());
            HostileRequest request = requests.make(mode, chance);
            String target = request.target.replaceFirst("^/api/inngest", path(mode));
            byte[] bytes = chance.oneIn(4)
                    ? RawRequest.wellFormed(request, target)
                    : RawRequest.hostile(request, target, chance);
            apps.get(mode).setTime(request.now);
            long before = executed();
            byte[] answers = RawAnswers.exchange(tomcat.port(), bytes);
            List<String> broken = new ArrayList<>();
            boolean executed = executed() > before;
            if (executed && !mayAct(request, mode)) {
                broken.add("code of a function was entered");
            }
            check(mode, executed, answers, broken);
            for (LogWatch.Entry entry : log.take()) {
                broken.addAll(new HostileRules(apps.get(mode)).broken(List.of(entry)));
                if (entry.isShownByDefault() && !executed) {
                    shown.add(entry.text());
                }
            }
            containerLog.take().stream()
                    .filter(entry -> entry.level().intValue() >= Level.SEVERE.intValue())
                    .forEach(entry -> broken.add("the container logs: " + entry.text()));
            if (!broken.isEmpty()) {
                fail(
                        "%s, mode %s: %s%n%s%nas bytes:%n%s%nanswers:%n%s",
                        run.where(number), mode, broken, request, text(bytes), text(answers));
            }
            assertThat(shown).as("lines that are logged by default").hasSizeLessThan(LINES_BY_DEFAULT);
        }
        System.out.println("hostile requests on sockets, " + run + ": " + outcomes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private long executed() {
        return apps.values().stream().mapToLong(HostileApp::executed).sum();
    }

    /**
     * Whether code may be executed. The container may see another method or body than was meant, but it cannot find another
     * signature than that of the body.
     */
    private static boolean mayAct(HostileRequest request, HostileMode mode) {
        List<String> signatures = request.headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(HostileRequest.SIGNATURE))
                .map(Map.Entry::getValue)
                .toList();
        return mode.isDev()
                || signatures.stream()
                        .anyMatch(signature -> ReferenceSignature.signer(
                                        Optional.of(signature), request.body, request.now, mode.keys())
                                .isPresent());
    }

    private void check(HostileMode mode, boolean executed, byte[] bytes, List<String> broken) {
        // An error of a function is reported with its stack.
        Stream<String> code = executed ? Stream.of() : Stream.of("io.github.inngest4j");
        Stream.concat(HostileMode.secrets().stream(), code)
                .filter(text(bytes)::contains)
                .forEach(secret -> broken.add("the answer tells a secret, '" + secret + "'"));
        for (Raw answer : RawAnswers.parse(bytes)) {
            outcomes.merge(mode + (answer.isOfTheLibrary() ? " " : " Tomcat ") + answer.status(), 1, Integer::sum);
            if (answer.isOfTheLibrary()) {
                checkOwn(answer, broken);
            } else if (answer.status() == 500) {
                broken.add("the servlet has left the answer to the container");
            }
        }
    }

    private static void checkOwn(Raw answer, List<String> broken) {
        answer.headers().forEach((name, value) -> {
            if (value.contains("\u0000twice") || name.equalsIgnoreCase("X-Injected")) {
                broken.add("the header " + name + " is " + value);
            }
        });
        if (answer.body().contains("\"InternalError\"")) {
            broken.add("an unhandled error");
        }
        if (!answer.body().isEmpty()) {
            try {
                WireJson.read(answer.body());
            } catch (RuntimeException e) {
                broken.add("no JSON: " + e);
            }
        }
    }
}
