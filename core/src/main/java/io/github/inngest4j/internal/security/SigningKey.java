package io.github.inngest4j.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signing key (SDK specification, section 4.1). Immutable; its text never leaves it.
 *
 * <p>A key is text like {@code signkey-test-0123…}: a prefix that names the environment, and an even number of hexadecimal
 * digits. The prefix may be missing, as in self-hosted servers.
 */
public final class SigningKey {

    private static final Pattern FORM = Pattern.compile("(signkey-\\w+-)?(\\S+)");
    private static final String HMAC = "HmacSHA256";

    private final String prefix;
    private final String key;
    private final SecretKeySpec secret;
    /** Knows the secret already. It is never used itself, only copies of it are. */
    private final Mac prepared;

    private final String hash;

    private SigningKey(String prefix, String key) {
        this.prefix = prefix;
        this.key = key;
        this.secret = new SecretKeySpec(key.getBytes(UTF_8), HMAC);
        this.prepared = prepare();
        this.hash = HexFormat.of().formatHex(sha256(decoded(key)));
    }

    /**
     * Reads a key; white space around it is ignored.
     *
     * @param text the key with or without its prefix
     * @return the key
     * @throws IllegalArgumentException if the text is empty, has nothing after the prefix, or has white space inside
     */
    public static SigningKey parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || matcher.group(2).startsWith("signkey-")) {
            throw new IllegalArgumentException(
                    "A signing key must have the form signkey-<environment>-<hexadecimal digits>; this one is empty or has "
                            + "white space in it");
        }
        String prefix = matcher.group(1);
        return new SigningKey(prefix == null ? "" : prefix, matcher.group(2));
    }

    /**
     * Signs a request or an answer.
     *
     * @param body the exact bytes, empty if there is no body
     * @param at the time of signing, of which whole seconds count
     * @return the value of the header {@code X-Inngest-Signature}
     */
    public String sign(byte[] body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        return "t=" + timestamp + "&s=" + HexFormat.of().formatHex(mac(body, timestamp));
    }

    /** The signature over a body and the decimal digits of a time. */
    byte[] mac(byte[] body, String timestamp) {
        Mac mac = copy();
        mac.update(body);
        return mac.doFinal(timestamp.getBytes(UTF_8));
    }

    private Mac copy() {
        try {
            return (Mac) prepared.clone();
        } catch (CloneNotSupportedException e) {
            // Not every provider can, but those of the JDK can.
            return prepare();
        }
    }

    private Mac prepare() {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw missingAlgorithm(e);
        }
    }

    /**
     * The token for calls to the server's API: the prefix and the hash of the key.
     *
     * @return what follows {@code Bearer} in the header {@code Authorization}
     */
    public String bearer() {
        return prefix + hash;
    }

    /**
     * The hash by which the key may be known, as in the introspection document.
     *
     * @return SHA-256 over the decoded key, in hexadecimal digits, without prefix
     */
    public String hash() {
        return hash;
    }

    /**
     * Hides this key, and its hash, where somebody who knows them has put them into a text.
     *
     * @param text any text
     * @param replacement what to put in their place
     * @return the text without them
     */
    public String hideIn(String text, String replacement) {
        return text.replace(key, replacement).replace(hash, replacement);
    }

    /** Says that it is a key, not which one. */
    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }

    /**
     * A key that is not hexadecimal is hashed as text. No server accepts such a key, but one must not keep an application
     * from starting in development, where it is never checked.
     */
    private static byte[] decoded(String key) {
        try {
            return HexFormat.of().parseHex(key);
        } catch (IllegalArgumentException e) {
            return key.getBytes(UTF_8);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw missingAlgorithm(e);
        }
    }

    private static IllegalStateException missingAlgorithm(GeneralSecurityException e) {
        return new IllegalStateException("This Java runtime lacks an algorithm that every Java runtime must have", e);
    }
}
