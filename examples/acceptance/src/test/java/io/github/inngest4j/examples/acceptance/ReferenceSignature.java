package io.github.inngest4j.examples.acceptance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a request is validly signed, decided by other code than that under test: one time and one signature in the first
 * header of the name, by one of the keys, over the body as it is or over its canonical form, at most five minutes away.
 */
final class ReferenceSignature {

    private static final Pattern TIME = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
    private static final long WINDOW_SECONDS = 5 * 60;
    private static final int MAX_HEADER = 512;

    private ReferenceSignature() {}

    /** The key that has signed, or nothing. */
    static Optional<String> signer(Optional<String> header, byte[] body, Instant now, List<String> keys) {
        if (header.isEmpty() || header.get().length() > MAX_HEADER) {
            return Optional.empty();
        }
        List<String> times = parameters(header.get(), "t=");
        List<String> signatures = parameters(header.get(), "s=");
        boolean wellFormed = times.size() == 1
                && signatures.size() == 1
                && TIME.matcher(times.get(0)).matches()
                && HEX.matcher(signatures.get(0)).matches();
        if (!wellFormed || !isCurrent(times.get(0), now)) {
            return Optional.empty();
        }
        Optional<String> signer = signer(times.get(0), signatures.get(0), body, keys);
        if (signer.isPresent() || body.length == 0) {
            return signer;
        }
        return ReferenceJcs.of(body).flatMap(canonical -> signer(times.get(0), signatures.get(0), canonical, keys));
    }

    private static Optional<String> signer(String time, String signature, byte[] message, List<String> keys) {
        return keys.stream()
                .filter(key -> WireSignature.hmac(key, message, time).equalsIgnoreCase(signature))
                .findFirst();
    }

    private static boolean isCurrent(String time, Instant now) {
        Instant signed = Instant.ofEpochSecond(Long.parseLong(time));
        return !now.isBefore(signed.minusSeconds(WINDOW_SECONDS)) && !now.isAfter(signed.plusSeconds(WINDOW_SECONDS));
    }

    private static List<String> parameters(String header, String name) {
        List<String> values = new ArrayList<>();
        Matcher parameter = Pattern.compile("[^&]+").matcher(header.strip());
        while (parameter.find()) {
            if (parameter.group().startsWith(name)) {
                values.add(parameter.group().substring(name.length()));
            }
        }
        return values;
    }
}
