package io.github.inngest4j.engine.internal.wire;

import io.github.inngest4j.engine.internal.machine.WireTime;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of an object in a registration; null is as good as absent.
 *
 * @param what what the object is, for messages
 * @param object the object
 */
record Fields(String what, JsonSlice object) {

    Fields {
        if (object.kind() != JsonKind.OBJECT) {
            throw new RegistrationException(what + " is " + object.kind().noun() + ", not an object");
        }
    }

    /** An object below this one. */
    @Nullable
    Fields fields(String name) {
        JsonSlice value = value(name);
        return value == null ? null : new Fields(what + ", " + name, value);
    }

    @Nullable
    JsonSlice value(String name) {
        JsonSlice value = object.member(name);
        return value == null || value.kind() == JsonKind.NULL ? null : value;
    }

    @Nullable
    String text(String name) {
        JsonSlice value = value(name);
        if (value == null) {
            return null;
        }
        if (value.kind() != JsonKind.STRING) {
            throw error(name, "is " + value.kind().noun() + ", not a text");
        }
        return value.scan().readString();
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw error(name, "is missing");
        }
        return text;
    }

    @Nullable
    Integer number(String name) {
        JsonSlice value = value(name);
        if (value == null) {
            return null;
        }
        if (value.kind() != JsonKind.NUMBER) {
            throw error(name, "is " + value.kind().noun() + ", not a number");
        }
        return (int) value.scan().readDouble();
    }

    @Nullable
    Duration duration(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Duration duration = WireTime.duration(text);
        if (duration == null || duration.isNegative()) {
            throw new RegistrationException(WireTime.notUnderstood(what + ": " + name, text));
        }
        return duration;
    }

    /** The elements of an array of objects; none if it is absent. */
    List<Fields> list(String name) {
        JsonSlice array = value(name);
        if (array == null) {
            return List.of();
        }
        if (array.kind() != JsonKind.ARRAY) {
            throw error(name, "is " + array.kind().noun() + ", not an array");
        }
        List<Fields> elements = new ArrayList<>();
        JsonScanner scanner = array.scan();
        scanner.beginArray();
        while (scanner.nextElement()) {
            elements.add(new Fields(what + ", " + name + "[" + elements.size() + "]", scanner.readValue()));
        }
        return elements;
    }

    RegistrationException error(String name, String problem) {
        return new RegistrationException(what + ": " + name + " " + problem);
    }
}
