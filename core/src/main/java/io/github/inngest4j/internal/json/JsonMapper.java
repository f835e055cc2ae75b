package io.github.inngest4j.internal.json;

import io.github.inngest4j.json.JsonCodec;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

public final class JsonMapper {
    public JsonMapper(@Nullable JsonCodec codec) {}

    public @Nullable Object read(JsonSlice json, Type type) {
        Object o = json.toPlain();
        if (type == Integer.class && o instanceof Long l) return l.intValue();
        return o;
    }

    public JsonSlice write(@Nullable Object value) {
        return new JsonWriter().plain(value).toSlice();
    }

    public JsonSlice write(@Nullable Object value, Type type) {
        return write(value);
    }
}
