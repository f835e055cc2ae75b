package io.github.inngest4j.internal.security;

import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.json.JsonException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The JSON Canonicalization Scheme (RFC 8785): names sorted by UTF-16 code units, numbers as ECMAScript writes them, no
 * white space.
 *
 * <p>As the RFC demands, the input must be I-JSON (RFC 7493): names that occur twice, surrogates without a partner and
 * numbers that a double does not give back are refused. So two texts with one canonical form mean the same to every reader.
 *
 * <p>Any stranger can have a text canonicalized, so no tree is built of it. It is written in the order of the input; objects
 * whose members are not in order are noted, and put in order at the end.
 */
public final class CanonicalJson {

    private final JsonScanner in;
    private final JsonWriter out = new JsonWriter();
    private final Reordering reordering = new Reordering();

    private CanonicalJson(JsonScanner in) {
        this.in = in;
    }

    /**
     * Brings a value into its canonical form.
     *
     * @param json the value
     * @return the canonical text in UTF-8
     * @throws JsonException if the value is not I-JSON
     */
    public static byte[] canonicalize(JsonSlice json) {
        return new CanonicalJson(json.scan()).canonicalize();
    }

    /**
     * Brings a text into its canonical form.
     *
     * @param utf8 a complete JSON text
     * @return the canonical text in UTF-8
     * @throws JsonException if the text is not JSON within the default limits, or not I-JSON
     */
    public static byte[] canonicalize(byte[] utf8) {
        return new CanonicalJson(new JsonScanner(utf8, JsonLimits.DEFAULT)).canonicalize();
    }

    private byte[] canonicalize() {
        copy();
        in.end();
        return reordering.apply(out.toByteArray());
    }

    private void copy() {
        JsonKind kind = in.peek();
        if (kind == JsonKind.OBJECT) {
            copyObject();
        } else if (kind == JsonKind.ARRAY) {
            copyArray();
        } else if (kind == JsonKind.STRING) {
            out.value(wellFormed(in.readString()));
        } else if (kind == JsonKind.NUMBER) {
            out.canonicalNumber(in);
        } else {
            out.raw(in.readValue());
        }
    }

    private void copyArray() {
        in.beginArray();
        out.beginArray();
        while (in.nextElement()) {
            copy();
        }
        out.endArray();
    }

    private void copyObject() {
        in.beginObject();
        out.beginObject();
        int brace = out.size() - 1;
        List<Member> members = new ArrayList<>();
        boolean inOrder = true;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            int comma = members.isEmpty() ? 0 : 1;
            int start = out.size() + comma;
            out.name(wellFormed(name));
            copy();
            // The order of String.compareTo is that of UTF-16 code units.
            inOrder &=
                    members.isEmpty() || members.get(members.size() - 1).name().compareTo(name) < 0;
            members.add(new Member(name, start, out.size()));
        }
        if (!inOrder) {
            members.sort(Comparator.comparing(Member::name));
            requireDifferentNames(members);
            reordering.note(brace, out.size(), members);
        }
        out.endObject();
    }

    /** A member of an object, and where in the output it stands. */
    record Member(String name, int from, int to) {}

    private static void requireDifferentNames(List<Member> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).name().equals(sorted.get(i - 1).name())) {
                throw new JsonException("Not I-JSON: a name occurs twice in an object");
            }
        }
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
                if (!pair) {
                    throw new JsonException("Not I-JSON: a surrogate has no partner");
                }
                i++;
            }
        }
        return text;
    }
}
