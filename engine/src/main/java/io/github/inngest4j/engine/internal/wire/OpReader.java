package io.github.inngest4j.engine.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.inngest4j.engine.internal.machine.Json;
import io.github.inngest4j.engine.internal.machine.Limits;
import io.github.inngest4j.engine.internal.machine.Op;
import io.github.inngest4j.engine.internal.machine.OpCode;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads reported operations: an array, or a single one. An empty array means that there is nothing new. */
final class OpReader {

    private static final int WRAPPER_BYTES = "{\"data\":}".length();
    private static final List<String> ERROR_MEMBERS = List.of("name", "message", "stack", "data", "cause");

    private OpReader() {}

    static List<Op> read(byte[] body, boolean noRetry) {
        if (new String(body, UTF_8).isBlank()) {
            throw new UnreadableAnswer("the body is empty");
        }
        JsonSlice reported = JsonSlice.of(body, JsonLimits.DEFAULT);
        List<Op> ops = reported.kind() == JsonKind.OBJECT
                ? List.of(readOp(reported, noRetry))
                : readAll("the body", reported, noRetry);
        ops.forEach(OpReader::checkSize);
        return ops.isEmpty() ? List.of(new Op(OpCode.NONE, "", "", null, null, null, null)) : ops;
    }

    /** Reads an array of operations, whatever their size. */
    static List<Op> readAll(String what, JsonSlice array, boolean noRetry) {
        if (array.kind() != JsonKind.ARRAY) {
            throw new UnreadableAnswer(what + " is " + array.kind().noun() + ", not an array");
        }
        List<Op> ops = new ArrayList<>();
        JsonScanner scanner = array.scan();
        scanner.beginArray();
        while (scanner.nextElement()) {
            ops.add(readOp(scanner.readValue(), noRetry));
        }
        return ops;
    }

    private static Op readOp(JsonSlice json, boolean noRetry) {
        if (json.kind() != JsonKind.OBJECT) {
            throw new UnreadableAnswer("an operation is " + json.kind().noun() + ", not an object");
        }
        Map<String, JsonSlice> members = members(json);
        String codeName = text(members, "op");
        OpCode code = codeName == null ? OpCode.NONE : OpCode.of(codeName);
        if (code == null) {
            throw new UnreadableAnswer("there is no operation \"" + codeName + "\"");
        }
        String id = text(members, "id");
        JsonSlice error = members.get("error");
        if (code == OpCode.STEP_ERROR && error == null) {
            throw new UnreadableAnswer("a StepError has no error");
        }
        return new Op(
                code,
                id == null ? "" : id,
                orEmpty(text(members, "name")),
                text(members, "displayName"),
                detached(members.get("data")),
                error == null ? null : error(error, noRetry && code == OpCode.STEP_ERROR),
                detached(members.get("opts")));
    }

    private static void checkSize(Op op) {
        JsonSlice data = op.data();
        if (data != null && data.length() + WRAPPER_BYTES > Limits.STEP_OUTPUT_BYTES) {
            throw new OutputTooLarge("step output size is greater than the limit: step " + op.id() + " returned "
                    + data.length() + " bytes of JSON, " + Limits.STEP_OUTPUT_BYTES + " are allowed");
        }
    }

    /** Members whose value is null are as good as absent, except that a result may be null. */
    private static Map<String, JsonSlice> members(JsonSlice object) {
        Map<String, JsonSlice> members = new LinkedHashMap<>();
        JsonScanner scanner = object.scan();
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            JsonSlice value = scanner.readValue();
            if (value.kind() != JsonKind.NULL) {
                members.put(name, value);
            }
        }
        return members;
    }

    /** The known members of an error, always with a name and a message. */
    private static JsonSlice error(JsonSlice error, boolean noRetry) {
        if (error.kind() != JsonKind.OBJECT) {
            throw new UnreadableAnswer("an error is " + error.kind().noun() + ", not an object");
        }
        Map<String, JsonSlice> members = members(error);
        JsonWriter out = Json.writer().beginObject();
        for (String name : ERROR_MEMBERS) {
            JsonSlice value = members.get(name);
            if (value != null) {
                out.name(name).raw(value);
            } else if (name.equals("name") || name.equals("message")) {
                out.name(name).value("");
            }
        }
        if (noRetry) {
            out.name("noRetry").value(true);
        }
        return out.endObject().toSlice();
    }

    /** A copy, so that what is kept does not keep the whole answer. */
    private static @Nullable JsonSlice detached(@Nullable JsonSlice slice) {
        return slice == null ? null : JsonSlice.of(slice.toByteArray(), JsonLimits.DEFAULT);
    }

    private static @Nullable String text(Map<String, JsonSlice> members, String name) {
        JsonSlice value = members.get(name);
        return value == null || value.kind() != JsonKind.STRING
                ? null
                : value.scan().readString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
