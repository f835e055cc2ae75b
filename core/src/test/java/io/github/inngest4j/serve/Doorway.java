package io.github.inngest4j.serve;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.fake.FakeServer;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.security.SigningKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** An app behind its doorway, with a server that takes every registration, and hand-made requests to it. */
final class Doorway implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    static final String KEY_TEXT = "signkey-test-" + "5ca1ab1e".repeat(8);
    static final String FALLBACK_TEXT = "signkey-test-" + "0ddba117".repeat(8);
    static final String EVENT_KEY = "event-key-0123456789";
    static final SigningKey KEY = SigningKey.parse(KEY_TEXT);
    static final SigningKey FALLBACK = SigningKey.parse(FALLBACK_TEXT);

    /** A call of {@code shop-count} as the server makes it. */
    static final String CALL = "/api/inngest?fnId=shop-count&stepId=step";

    static final String BODY = "{\"ctx\":{\"attempt\":0,\"run_id\":\"01RUN\",\"stack\":{\"current\":0,\"stack\":[]}},"
            + "\"event\":{\"data\":{\"n\":1},\"name\":\"shop/count\"},\"events\":[],\"steps\":{}}";

    final FakeServer server = new FakeServer().answer("/fn/register", 200, "{\"ok\":true,\"modified\":true}");
    final AtomicInteger executed = new AtomicInteger();
    final ServeHandler handler;
    private final Inngest inngest;

    private Doorway(UnaryOperator<InngestBuilder> settings, InngestFunction... more) {
        InngestBuilder builder = Inngest.builder("shop")
                .baseUrl(server.url())
                .eventKey(EVENT_KEY)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC));
        inngest = settings.apply(builder).build();
        handler = ServeHandler.builder(inngest)
                .functions(count(), failing())
                .functions(more)
                .framework("test")
                .gracePeriod(Duration.ZERO)
                .build();
    }

    /** In cloud mode, with both keys. */
    static Doorway cloud() {
        return cloud(builder -> builder);
    }

    /** In cloud mode, with both keys and more. */
    static Doorway cloud(UnaryOperator<InngestBuilder> more) {
        return new Doorway(builder -> more.apply(builder.signingKey(KEY_TEXT).signingKeyFallback(FALLBACK_TEXT)));
    }

    /** In dev mode, without keys. */
    static Doorway dev() {
        return with(builder -> builder.dev(true));
    }

    /** With these settings alone. */
    static Doorway with(UnaryOperator<InngestBuilder> settings, InngestFunction... more) {
        return new Doorway(settings, more);
    }

    private InngestFunction count() {
        return InngestFunction.define("count").onEvent("shop/count").retries(0).handler((run, step) -> {
            executed.incrementAndGet();
            int first = step.run("first", Integer.class, () -> 1);
            return Map.of("first", first);
        });
    }

    private InngestFunction failing() {
        return InngestFunction.define("failing").onEvent("shop/failing").handler((run, step) -> {
            executed.incrementAndGet();
            throw new IllegalStateException("boom");
        });
    }

    /** A request whose answer is sought. */
    Asking ask(String method, String pathAndQuery) {
        return new Asking(this, method, pathAndQuery);
    }

    /** The URL in what the app registered itself with; fails if it has not, or more than once. */
    String registeredUrl() {
        return text(registration(), "url");
    }

    JsonSlice registration() {
        return JsonSlice.of(server.only().body());
    }

    static String text(JsonSlice object, String member) {
        JsonSlice value = object.member(member);
        return value == null ? null : value.scan().readString();
    }

    static JsonSlice json(ServeResponse answer) {
        return JsonSlice.of(new String(answer.body(), StandardCharsets.UTF_8));
    }

    static Map<?, ?> plain(ServeResponse answer) {
        return (Map<?, ?>) json(answer).toPlain();
    }

    @Override
    public void close() {
        handler.close();
        inngest.close();
        server.close();
    }

    /** A request in the making. */
    static final class Asking {
        private final Doorway doorway;
        private final String method;
        private final String pathAndQuery;
        private final Map<String, List<String>> headers = new HashMap<>();
        private String scheme = "http";
        private String host = "127.0.0.1:8080";
        private String localAddress = "127.0.0.1:8080";
        private byte[] body = {};

        private Asking(Doorway doorway, String method, String pathAndQuery) {
            this.doorway = doorway;
            this.method = method;
            this.pathAndQuery = pathAndQuery;
        }

        Asking header(String name, String value) {
            headers.put(name, List.of(value));
            return this;
        }

        Asking host(String newHost) {
            host = newHost;
            return this;
        }

        Asking https() {
            scheme = "https";
            return this;
        }

        Asking localAddress(String address) {
            localAddress = address;
            return this;
        }

        Asking body(String text) {
            return body(text.getBytes(StandardCharsets.UTF_8));
        }

        Asking body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Asking signed() {
            return signedBy(KEY);
        }

        Asking signedBy(SigningKey key) {
            return signedBy(key, NOW);
        }

        Asking signedBy(SigningKey key, Instant at) {
            return header("X-Inngest-Signature", key.sign(body, at));
        }

        ServeResponse answer() {
            return doorway.handler.handle(request());
        }

        ServeRequest request() {
            headers.put("Host", List.of(host));
            URI url = URI.create(scheme + "://" + host + pathAndQuery);
            return new ServeRequest(method, url, headers, body, localAddress, null);
        }
    }
}
