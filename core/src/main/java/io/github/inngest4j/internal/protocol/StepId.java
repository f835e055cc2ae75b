package io.github.inngest4j.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of a step: what the user wrote, how often it was written before, and the hash of both that the server
 * knows it by (SDK specification, section 5.1.2).
 *
 * @param written the id as the user wrote it, with the prefix of a named fork
 * @param index how often it occurred before, counting from 0
 * @param visible the id that is hashed: {@code written}, or {@code written:index}
 * @param hash lower-case hex SHA-1 of {@code visible}
 */
public record StepId(String written, int index, String visible, String hash) {

    /** The identity of the n-th occurrence of an id. */
    public static StepId of(String written, int index, String visible) {
        return new StepId(written, index, visible, hash(visible));
    }

    /** How the server names a step of the given visible id. */
    public static String hash(String visible) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return HexFormat.of().formatHex(sha1.digest(visible.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
