package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.InngestBuilder;
import java.util.List;
import java.util.stream.Stream;

/** How an app is set up that gets hostile requests. Every value is one that can be found again wherever it leaks. */
enum HostileMode {
    /** With both keys. */
    CLOUD(true, false),
    /** With both keys, and an address that is configured. */
    CLOUD_WITH_ORIGIN(true, false),
    /** Without a key to check anything with. */
    CLOUD_WITHOUT_KEY(false, false),
    /** In dev mode, and with keys none the less. */
    DEV_WITH_KEYS(true, true),
    /** In dev mode as it is mostly used. */
    DEV(false, true);

    static final String KEY = "signkey-test-" + "5ca1ab1e".repeat(8);
    static final String FALLBACK_KEY = "signkey-test-" + "0ddba117".repeat(8);
    static final String EVENT_KEY = "planted-event-key-8d1f";
    static final String ENV = "planted-env-77aa";
    static final String SERVER = "http://planted-server.invalid:4711";
    static final String ORIGIN = "https://planted-origin.invalid";
    static final String PATH = "/planted-path/inngest";

    private final boolean keys;
    private final boolean dev;

    HostileMode(boolean keys, boolean dev) {
        this.keys = keys;
        this.dev = dev;
    }

    boolean isDev() {
        return dev;
    }

    /** The keys whose signatures count. */
    List<String> keys() {
        return keys ? List.of(KEY, FALLBACK_KEY) : List.of();
    }

    boolean knowsItsOrigin() {
        return this == CLOUD_WITH_ORIGIN;
    }

    void applyTo(InngestBuilder builder) {
        builder.dev(dev).baseUrl(SERVER).eventKey(EVENT_KEY).env(ENV);
        if (keys) {
            builder.signingKey(KEY).signingKeyFallback(FALLBACK_KEY);
        }
        if (knowsItsOrigin()) {
            builder.serveOrigin(ORIGIN).servePath(PATH);
        }
    }

    /** What nobody may ever see, in an answer or in a log. */
    static List<String> secrets() {
        return Stream.of(
                        Stream.of(digits(KEY), digits(FALLBACK_KEY), EVENT_KEY),
                        Stream.of(WireSignature.hashOf(KEY), WireSignature.hashOf(FALLBACK_KEY)),
                        Stream.of("user.home", "user.dir", "java.io.tmpdir", "java.home")
                                .map(System::getProperty)
                                .filter(path -> path.length() > 1),
                        System.getenv().values().stream().filter(value -> value.length() > 12))
                .flatMap(values -> values)
                .distinct()
                .toList();
    }

    /** What only those may see who can sign, in the documents made for them. */
    static List<String> settings() {
        return List.of("planted-server", "planted-origin", "planted-path");
    }

    /** Half of a key is as bad as a key, and shows also where it was cut. */
    private static String digits(String key) {
        return key.substring(key.length() - 24);
    }
}
