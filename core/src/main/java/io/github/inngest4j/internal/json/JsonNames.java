package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.stream.Stream;

/** Names that the reader of an object knows. It makes an index of a name, or {@link #UNKNOWN}. Immutable. */
public final class JsonNames implements TextReader<Integer> {

    /** Stands for every other name. */
    public static final int UNKNOWN = -1;

    private final byte[][] names;

    private JsonNames(byte[][] names) {
        this.names = names;
    }

    /**
     * Some names, of which the first has the index 0.
     *
     * @param names the names, each once
     * @return the names
     */
    public static JsonNames of(String... names) {
        return new JsonNames(Stream.of(names).map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new));
    }

    @Override
    public Integer read(byte[] bytes, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].length == to - from && Arrays.equals(names[i], 0, to - from, bytes, from, to)) {
                return i;
            }
        }
        return UNKNOWN;
    }
}
