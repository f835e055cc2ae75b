package io.github.inngest4j.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Names that the reader of an object knows. It makes an index of a name, or {@link #UNKNOWN}. Immutable. */
public final class JsonNames implements TextReader<Integer> {

    /** Stands for every other name. */
    public static final int UNKNOWN = -1;

    private final List<Name> names;

    private record Name(byte[] utf8) {

        static Name of(String name) {
            return new Name(name.getBytes(UTF_8));
        }

        boolean equals(byte[] bytes, int from, int to) {
            return utf8.length == to - from && Arrays.equals(utf8, 0, utf8.length, bytes, from, to);
        }
    }

    private JsonNames(List<Name> names) {
        this.names = names;
    }

    /**
     * Some names, of which the first has the index 0.
     *
     * @param names the names, each once
     * @return the names
     */
    public static JsonNames of(String... names) {
        return new JsonNames(Stream.of(names).map(Name::of).toList());
    }

    @Override
    public Integer read(byte[] bytes, int from, int to) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).equals(bytes, from, to)) {
                return i;
            }
        }
        return UNKNOWN;
    }
}
