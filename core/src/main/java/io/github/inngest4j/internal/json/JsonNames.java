package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** Names that the reader of an object knows. They are found by their bytes, without making text of them. Immutable. */
public final class JsonNames {

    /** The index of every other name. */
    public static final int UNKNOWN = -1;
    /** What stands for a name where there is none left. */
    public static final int NONE = -2;

    private final List<String> names;
    private final byte[][] bytes;

    private JsonNames(List<String> names) {
        this.names = names;
        this.bytes = names.stream().map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new);
    }

    /**
     * Some names, of which the first has the index 0.
     *
     * @param names the names, each once
     * @return the names
     */
    public static JsonNames of(String... names) {
        return new JsonNames(List.of(names));
    }

    int indexOf(String name) {
        return names.indexOf(name);
    }

    int indexOf(byte[] utf8, int from, int to) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i].length == to - from && Arrays.equals(bytes[i], 0, to - from, utf8, from, to)) {
                return i;
            }
        }
        return UNKNOWN;
    }
}
