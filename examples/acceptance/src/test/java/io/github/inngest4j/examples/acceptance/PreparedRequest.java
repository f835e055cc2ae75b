package io.github.inngest4j.examples.acceptance;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A recorded request, made ready for the app under test.
 *
 * @param request what is sent
 * @param time when
 * @param key the key it is signed with, or null if it is not signed, or not validly
 */
record PreparedRequest(Doorway.Request request, Instant time, String key) {

    private static final String SIGNATURE = "x-inngest-signature";

    /** When requests were recorded that do not say it. */
    private static final Instant SOME_TIME = Instant.ofEpochSecond(1795410968);

    /** How much later than they were made requests were sent whose signature was to be too old. */
    private static final Duration TOO_LATE = Duration.ofMinutes(6);

    /** A request that is sent when it was recorded. */
    static PreparedRequest of(Transcript transcript, RecordedExchange exchange, Hosts hosts) {
        return of(transcript, exchange, hosts, UnaryOperator.identity());
    }

    /**
     * A request that is sent at another time.
     *
     * @param timeToSend when it is sent now, by when it was sent; signatures are as old then as they were
     */
    static PreparedRequest of(
            Transcript transcript, RecordedExchange exchange, Hosts hosts, UnaryOperator<Instant> timeToSend) {
        AppSettings settings = transcript.settings();
        Optional<WireSignature> signature = exchange.header(SIGNATURE).flatMap(WireSignature::parse);
        String key = signature.map(made -> signer(settings, exchange, made)).orElse(null);
        // A request that is to be refused must be refused for the recorded reason, so its body stays as it is.
        boolean refused = key == null && !settings.dev() && exchange.exact();
        String text = refused ? exchange.text() : hosts.in(exchange.text());
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        Instant recorded = time(transcript, exchange, signature);
        Instant now = timeToSend.apply(recorded);
        long later = now.getEpochSecond() - recorded.getEpochSecond();
        String header =
                signature.map(made -> renewed(made, key, body, later).header()).orElse(null);
        return new PreparedRequest(
                new Doorway.Request(exchange.method(), hosts.in(exchange.path()), headers(exchange, header), body),
                now,
                key);
    }

    /** The signature that the body has now; one by nobody's key stays one. */
    private static WireSignature renewed(WireSignature made, String key, byte[] body, long later) {
        long seconds = made.seconds() + later;
        return key == null ? new WireSignature(seconds, made.hex()) : WireSignature.of(key, body, seconds);
    }

    /** The key of a valid signature; where the exact bytes were not recorded the first key. */
    private static String signer(AppSettings settings, RecordedExchange exchange, WireSignature signature) {
        byte[] text = exchange.text().getBytes(StandardCharsets.UTF_8);
        return Stream.of(settings.signingKey(), settings.signingKeyFallback())
                .filter(key -> signature.isBy(key, text))
                .findFirst()
                .orElse(exchange.exact() || exchange.text().isEmpty() ? null : settings.signingKey());
    }

    private static List<Map.Entry<String, String>> headers(RecordedExchange exchange, String newSignature) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Map.Entry<String, String> header : exchange.headers()) {
            boolean replaced = newSignature != null && header.getKey().equals(SIGNATURE);
            // The one scenario about the case of names: they were recorded in lower case.
            String name =
                    exchange.isOf("protocol/header-case") ? header.getKey().toUpperCase(Locale.ROOT) : header.getKey();
            headers.add(Map.entry(name, replaced ? newSignature : header.getValue()));
        }
        return headers;
    }

    private static Instant time(Transcript transcript, RecordedExchange exchange, Optional<WireSignature> signature) {
        if (signature.isEmpty()) {
            return transcript.startMillis() == 0 || !transcript.settings().dev()
                    ? SOME_TIME
                    : Instant.ofEpochMilli(transcript.startMillis() + exchange.atMillis());
        }
        Instant signed = Instant.ofEpochSecond(signature.get().seconds());
        return exchange.isOf("protocol/call-expired", "protocol/introspect-expired") ? signed.plus(TOO_LATE) : signed;
    }
}
