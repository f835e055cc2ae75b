package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.serve.ServeResponse;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What must hold of the answer to any request, however hostile. */
final class HostileRules {

    /** What a call may allocate, by the bytes it has got and given, and beside them. Numbers are the dearest. */
    private static final int BYTES_PER_BYTE = 384;

    private static final long BYTES_BESIDE = 1 << 20;

    private static final Duration CPU_BESIDE = Duration.ofSeconds(1);
    private static final Duration CPU_PER_MEGABYTE = Duration.ofSeconds(1);

    private static final int LONGEST_LINE = 1000;

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

    private final HostileApp app;
    private final HostileMode mode;
    private final boolean serverMayFail;
    private final List<String> secrets = HostileMode.secrets();

    HostileRules(HostileApp app) {
        this(app, false);
    }

    /**
     * The rules for an app.
     *
     * @param app the app
     * @param serverMayFail whether the server may give other answers than an app likes
     */
    HostileRules(HostileApp app, boolean serverMayFail) {
        this.app = app;
        this.serverMayFail = serverMayFail;
        this.mode = app.mode();
    }

    /** What is wrong; nothing if all is well. */
    List<String> broken(HostileRequest request, HostileApp.Handled handled) {
        return new Check(request, handled).broken();
    }

    /** Whether an answer has cost more than there is a reason for. */
    static boolean isTooDear(HostileRequest request, HostileApp.Handled handled) {
        long size = request.size() + handled.answer().body().length + handled.exchanged();
        Duration cpu = CPU_BESIDE.plus(CPU_PER_MEGABYTE.multipliedBy(size).dividedBy(1 << 20));
        Cost cost = handled.cost();
        return cost.bytes() > BYTES_BESIDE + BYTES_PER_BYTE * size || cost.cpu().compareTo(cpu) > 0;
    }

    /** What is wrong with lines of the log. */
    List<String> broken(List<LogWatch.Entry> log) {
        List<String> broken = new ArrayList<>();
        for (LogWatch.Entry entry : log) {
            secrets.stream()
                    .filter(entry.text()::contains)
                    .forEach(secret -> broken.add("the log tells a secret, '" + secret + "': " + entry.text()));
            HostileMode.settings().stream()
                    .filter(entry.text()::contains)
                    .forEach(value -> broken.add("the log tells the value of a setting: " + entry.text()));
            if (entry.message().length() > LONGEST_LINE) {
                broken.add("a line of the log has " + entry.message().length() + " characters");
            }
            if (entry.message().chars().anyMatch(Character::isISOControl)) {
                broken.add("a line of the log is made to look like several: " + entry.message());
            }
        }
        return broken;
    }

    /** Whether the sender of a request may have its answer logged: not strangers, who would fill the log. */
    boolean mayLog(HostileRequest request, HostileApp.Handled handled) {
        return new Check(request, handled).mayAct();
    }

    /** One request with its answer. */
    private final class Check {

        private final HostileRequest request;
        private final HostileApp.Handled handled;
        private final ServeResponse answer;
        private final String text;
        private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        private final Optional<String> signer;
        private final boolean trusted;
        private final boolean isCall;
        private final boolean isSync;
        private final boolean isInBand;
        private final List<String> broken = new ArrayList<>();

        Check(HostileRequest request, HostileApp.Handled handled) {
            this.request = request;
            this.handled = handled;
            this.answer = handled.answer();
            this.text = new String(answer.body(), StandardCharsets.UTF_8);
            headers.putAll(answer.headers());
            Optional<String> header = request.header(HostileRequest.SIGNATURE);
            signer = ReferenceSignature.signer(header, request.body, request.now, mode.keys());
            trusted = mode.isDev() || signer.isPresent();
            boolean named = request.parameter("fnId").isPresent();
            isCall = request.method.equals("POST") || request.method.equals("GET") && named;
            isSync = request.method.equals("PUT");
            isInBand = request.header("X-Inngest-Sync-Kind").equals(Optional.of("in_band"));
        }

        List<String> broken() {
            require(
                    statuses().contains(answer.status()),
                    "status " + answer.status() + " where " + statuses() + " may be");
            require(mayAct() || handled.executed() == 0, "code of a function was entered");
            require(
                    mayAct()
                            || isSync && statuses().contains(200)
                            || handled.calls().isEmpty(),
                    "the server was called");
            checkRegistration();
            checkHeaders();
            checkBody();
            checkSecrets();
            require(!isTooDear(request, handled), "it has cost " + handled.cost());
            return broken;
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                broken.add(otherwise);
            }
        }

        /** Whether code may be executed for the request. */
        private boolean mayAct() {
            return isCall && trusted && statuses().contains(200);
        }

        private Set<Integer> statuses() {
            if (!METHODS.contains(request.method)) {
                return Set.of(405);
            }
            if (request.body.length > app.maxBodySize()) {
                return Set.of(413);
            }
            if (!isCall && !isSync) {
                return Set.of(200);
            }
            if (mode == HostileMode.CLOUD_WITHOUT_KEY) {
                return Set.of(500);
            }
            if (isCall) {
                return trusted ? Set.of(200, 206, 400, 500) : Set.of(401);
            }
            boolean signed = request.header(HostileRequest.SIGNATURE).isPresent();
            if (!trusted && (signed || isInBand)) {
                return Set.of(401);
            }
            if (!trusted && !mode.knowsItsOrigin() && !isAtItsSocket()) {
                return Set.of(400);
            }
            return serverMayFail ? Set.of(200, 400, 500) : Set.of(200, 400);
        }

        /** Whether the request says itself that it is made to the address that took it. */
        private boolean isAtItsSocket() {
            return isAddressOfSocket(request.header("host").orElse("").strip());
        }

        /** All sockets in these tests are of the loopback interface. */
        private boolean isAddressOfSocket(String authority) {
            String socket = "::1:3950".equals(request.socket) ? "[::1]:3950" : request.socket;
            boolean valid = List.of("127.0.0.1:3950", "[::1]:3950").contains(String.valueOf(socket));
            return valid && (authority.equals(socket) || authority.equals("localhost:3950"));
        }

        /** Nobody but those who are trusted can say where the app is. */
        private void checkRegistration() {
            for (HttpCall call : handled.calls()) {
                if (call.url().getPath().equals("/fn/register") && !trusted) {
                    URI url = URI.create(WireJson.read(new String(call.body(), StandardCharsets.UTF_8))
                            .asJsonObject()
                            .getString("url"));
                    String origin = url.getScheme() + "://" + url.getAuthority();
                    boolean own = mode.knowsItsOrigin()
                            ? origin.equals(HostileMode.ORIGIN)
                            : isAddressOfSocket(url.getAuthority());
                    require(own, "a stranger has registered the app at " + origin);
                }
            }
        }

        private void checkHeaders() {
            headers.forEach((name, value) -> require(
                    HEADER_VALUE.matcher(name + value).matches(), "the header " + name + " has the value " + value));
            require("application/json".equals(headers.get("Content-Type")), "no Content-Type of JSON");
            require("true".equals(headers.get("X-Inngest-Sdk-Handled")), "no X-Inngest-Sdk-Handled");
            boolean refusedCall = isCall && answer.status() >= 400 && trusted;
            require(!refusedCall || headers.containsKey("X-Inngest-No-Retry"), "no X-Inngest-No-Retry");
            String signature = headers.get("X-Inngest-Signature");
            boolean early = answer.status() == 405 || answer.status() == 413;
            if (signer.isPresent() && !early) {
                Optional<WireSignature> made = Optional.ofNullable(signature).flatMap(WireSignature::parse);
                require(
                        made.isPresent() && made.get().isBy(signer.get(), answer.body()),
                        "not signed as the request was");
            } else {
                require(signature == null, "signed, though the request was not");
            }
        }

        private void checkBody() {
            boolean mayBeEmpty = trusted
                    && answer.status() == 200
                    && request.parameter("probe").isPresent();
            if (answer.body().length == 0 && mayBeEmpty) {
                return;
            }
            JsonValue json = read();
            if (json == null) {
                broken.add("the answer is no JSON");
            } else if (json instanceof JsonObject object && answer.status() >= 400) {
                boolean unhandled = object.getString("name", "").equals("InternalError");
                require(!unhandled, "an unhandled error");
            }
            if (!trusted) {
                boolean stack = text.contains(".java:") || text.contains("\\n    at ") || text.contains("io.github");
                require(!stack, "a stranger is told about the code");
                require(
                        !text.contains("\"app_id\"") && !text.contains("signing_key_hash"),
                        "a stranger is told who this is");
            }
        }

        private JsonValue read() {
            try {
                return WireJson.read(text);
            } catch (RuntimeException e) {
                return null;
            }
        }

        private void checkSecrets() {
            String all = text + answer.headers();
            secrets.stream()
                    .filter(all::contains)
                    .forEach(secret -> broken.add("the answer tells a secret, '" + secret + "'"));
            boolean document = answer.status() == 200
                    && (signer.isPresent() && request.method.equals("GET") && !isCall || trusted && isSync && isInBand);
            if (!document) {
                HostileMode.settings().stream()
                        .filter(all::contains)
                        .forEach(value -> broken.add("the answer tells the value of a setting, '" + value + "'"));
            }
            require(trusted || !all.contains(HostileMode.ENV), "a stranger is told the environment");
        }
    }
}
