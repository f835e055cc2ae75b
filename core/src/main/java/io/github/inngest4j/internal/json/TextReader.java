package io.github.inngest4j.internal.json;

/**
 * Makes something of the text of a JSON string without making a {@code String} first.
 *
 * @param <T> what it makes
 */
@FunctionalInterface
public interface TextReader<T> {

    /**
     * Reads a text.
     *
     * @param bytes holds the text, decoded, in UTF-8; not to be changed or kept
     * @param from where the text begins
     * @param to where it ends
     * @return what is made of it
     */
    T read(byte[] bytes, int from, int to);
}
