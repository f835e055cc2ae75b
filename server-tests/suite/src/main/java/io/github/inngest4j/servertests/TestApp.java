package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.Call;
import io.github.inngest4j.suite.FakeServer;
import io.github.inngest4j.suite.HttpEndpoint;
import io.github.inngest4j.suite.RunCall;
import java.util.HashMap;
import java.util.Map;

/**
 * An app that the application is when it is deployed at a path: its id is the path's name.
 *
 * @param id the id
 * @param signingKey the key of its calls
 */
record TestApp(String id, String signingKey) {

    static final TestApp FIRST = new TestApp("first", "signkey-test-" + "5ca1ab1e".repeat(8));
    static final TestApp SECOND = new TestApp("second", "signkey-test-" + "0ddba111".repeat(8));
    static final TestApp REMOVED = new TestApp("removed", "signkey-test-" + "deadbeef".repeat(8));

    /** The ways to execute calls, each with an endpoint. */
    enum Mode {
        SYNCHRONOUS("/api/inngest"),
        ASYNCHRONOUS("/api/async"),
        STREAMING("/api/streaming");

        private final String path;

        Mode(String path) {
            this.path = path;
        }
    }

    /** The context path. */
    String path() {
        return "/" + id;
    }

    /** The key that it sends events with. */
    String eventKey() {
        return id + "-event-key";
    }

    HttpEndpoint at(Server server, Mode mode) {
        return server.at(path() + mode.path);
    }

    /** A call of one of its functions. */
    RunCall call(String function) {
        return RunCall.of(id, function);
    }

    /** A call of one of its functions, signed by its key. */
    Call signedCall(String function) {
        return sign(call(function));
    }

    /** A call that looks for new steps, signed by its key. */
    Call sign(RunCall call) {
        return call.discover().signed(signingKey);
    }

    /** The settings of these apps, as system properties. */
    static Map<String, String> settings(FakeServer inngest) {
        Map<String, String> settings = new HashMap<>();
        for (TestApp app : new TestApp[] {FIRST, SECOND, REMOVED}) {
            String prefix = "inngest.app." + app.id + ".";
            settings.put(prefix + "signing-key", app.signingKey);
            settings.put(prefix + "event-key", app.eventKey());
            settings.put(prefix + "base-url", inngest.url());
        }
        return settings;
    }
}
