package io.github.inngest4j.internal.protocol;

/**
 * The identity of a step: what the user wrote, how often it was written before, and the hash of both that the server
 * knows it by (SDK specification, section 5.1.2).
 *
 * @param written the id as the user wrote it, with the prefix of a named fork
 * @param index how often it occurred before, counting from 0
 * @param visible the id that is hashed: {@code written}, or {@code written:index}
 * @param hash the hash of {@code visible}
 */
public record StepId(String written, int index, String visible, StepHash hash) {}
