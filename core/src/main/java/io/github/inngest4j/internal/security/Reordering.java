package io.github.inngest4j.internal.security;

import io.github.inngest4j.internal.security.CanonicalJson.Member;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Objects of a JSON text whose members are to be put in order. Each byte is moved once, however deep the objects lie in one
 * another. Not thread-safe.
 */
final class Reordering {

    private final TreeMap<Integer, Members> byBrace = new TreeMap<>();

    /** What stands between the braces of an object, by the position of the first. */
    private record Members(int to, List<Member> inOrder) {}

    /**
     * Notes an object; objects within it may be noted, too.
     *
     * @param brace where it begins
     * @param to where its last member ends
     * @param inOrder its members
     */
    void note(int brace, int to, List<Member> inOrder) {
        byBrace.put(brace, new Members(to, inOrder));
    }

    /** The text with all objects in order. */
    byte[] apply(byte[] text) {
        if (byBrace.isEmpty()) {
            return text;
        }
        ByteBuffer ordered = ByteBuffer.allocate(text.length);
        copy(text, 0, text.length, ordered);
        return ordered.array();
    }

    private void copy(byte[] text, int from, int to, ByteBuffer target) {
        int copied = from;
        while (copied < to) {
            Map.Entry<Integer, Members> next = byBrace.ceilingEntry(copied);
            if (next == null || next.getKey() >= to) {
                break;
            }
            target.put(text, copied, next.getKey() + 1 - copied);
            copyInOrder(text, next.getValue().inOrder(), target);
            copied = next.getValue().to();
        }
        target.put(text, copied, to - copied);
    }

    private void copyInOrder(byte[] text, List<Member> members, ByteBuffer target) {
        boolean first = true;
        for (Member member : members) {
            if (!first) {
                target.put((byte) ',');
            }
            first = false;
            copy(text, member.from(), member.to(), target);
        }
    }
}
