package io.github.inngest4j.internal.protocol;

import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of an operation, member by member. Absent values are left out.
 *
 * @param members names and values: text, {@link JsonSlice}, or plain maps of text
 */
public record Opts(Map<String, Object> members) {

    /** No parameters: a plain run step. */
    public static final Opts NONE = new Opts(Map.of());

    /** The parameters with one more; {@code null} adds nothing. */
    public Opts with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Opts(more);
    }

    /** The parameters in race mode, in which the server looks for new steps after each one that is over. */
    public Opts inRace() {
        return with("parallelMode", "race");
    }

    /** The JSON, or {@code null} if there are no parameters. */
    public @Nullable JsonSlice toSlice() {
        if (members.isEmpty()) {
            return null;
        }
        return new JsonWriter().plain(members).toSlice();
    }
}
