package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import org.jspecify.annotations.Nullable;

/** Finds parts of JSON values (RFC 6901). */
final class JsonPointer {

    private JsonPointer() {}

    /** The part of a value that a pointer names, or {@code null} if there is none. */
    static @Nullable JsonSlice find(JsonSlice value, String pointer) {
        JsonSlice found = value;
        for (String token : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
            if (found != null && !pointer.isEmpty()) {
                String name = token.replace("~1", "/").replace("~0", "~");
                found = found.kind() == JsonKind.ARRAY ? element(found, name) : found.member(name);
            }
        }
        return found;
    }

    private static @Nullable JsonSlice element(JsonSlice array, String index) {
        if (!index.matches("0|[1-9]\\d{0,8}")) {
            return null;
        }
        int left = Integer.parseInt(index);
        JsonScanner scanner = array.scan();
        scanner.beginArray();
        while (scanner.nextElement()) {
            JsonSlice element = scanner.readValue();
            if (left-- == 0) {
                return element;
            }
        }
        return null;
    }
}
