package io.github.inngest4j;

import java.lang.reflect.Type;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the data of each event is bound to: by the event's name, and for any other name. */
record EventTypes(Map<String, Type> byName, Type otherwise) {

    /** The type of data of which nothing is said. */
    static final TypeRef<Map<String, @Nullable Object>> PLAIN = new TypeRef<>() {};

    static final EventTypes UNTYPED = new EventTypes(Map.of(), PLAIN.type());

    EventTypes {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    static EventTypes of(Map<String, Type> byName, @Nullable Type otherwise) {
        return new EventTypes(byName, otherwise == null ? PLAIN.type() : otherwise);
    }

    Type of(String eventName) {
        Type exact = byName.get(eventName);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, Type> entry : byName.entrySet()) {
            if (new FunctionTrigger.Event(entry.getKey(), null).matches(eventName)) {
                return entry.getValue();
            }
        }
        return otherwise;
    }
}
