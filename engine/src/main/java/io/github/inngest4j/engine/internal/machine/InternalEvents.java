package io.github.inngest4j.engine.internal.machine;

import io.github.inngest4j.engine.internal.model.EventState;
import io.github.inngest4j.engine.internal.model.FunctionState;
import io.github.inngest4j.engine.internal.model.RunPhase;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.Wait;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonScanner;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events that the engine itself sends. */
public final class InternalEvents {

    /** Events of this prefix are the engine's own. */
    public static final String PREFIX = "inngest/";

    static final String INVOKED = "inngest/function.invoked";
    static final String FINISHED = "inngest/function.finished";
    static final String FAILED = "inngest/function.failed";
    static final String CANCELLED = "inngest/function.cancelled";
    static final String SCHEDULED = "inngest/scheduled.timer";

    private static final String BOOKKEEPING = "_inngest";
    private static final String CORRELATION = "correlation_id";

    private InternalEvents() {}

    /** The start of a scheduled run. */
    static IncomingEvent scheduled(String cron) {
        JsonSlice data =
                Json.writer().beginObject().name("cron").value(cron).endObject().toSlice();
        return IncomingEvent.of(SCHEDULED, data);
    }

    /** What an invoked function receives: the caller's data and, beside it, who waits for its result. */
    static IncomingEvent invoked(Wait wait, FunctionState caller, String invokedFunction, @Nullable JsonSlice payload) {
        JsonWriter out = Json.writer().beginObject();
        JsonSlice data = payload == null ? null : payload.member("data");
        if (data != null && data.kind() == JsonKind.OBJECT) {
            copyMembers(data, out);
        }
        out.name(BOOKKEEPING).beginObject();
        out.name(CORRELATION).value(wait.id());
        out.name("expire").value(wait.expires().toEpochMilli());
        out.name("fn_id").value(invokedFunction);
        out.name("gid").value(FunctionState.uuidOf(wait.id()).toString());
        out.name("name").value(wait.name());
        out.name("source_app_id").value(FunctionState.uuidOf(caller.app()).toString());
        out.name("source_fn_id").value(caller.uuid().toString());
        out.name("source_fn_v").value(1);
        out.endObject().endObject();
        return new IncomingEvent(
                INVOKED,
                out.toSlice(),
                payload == null ? null : objectMember(payload, "user"),
                null,
                null,
                payload == null ? null : textMember(payload, "v"),
                null,
                null);
    }

    private static void copyMembers(JsonSlice object, JsonWriter out) {
        JsonScanner scanner = object.scan();
        scanner.beginObject();
        for (String name = scanner.nextName(); name != null; name = scanner.nextName()) {
            JsonSlice value = scanner.readValue();
            if (!name.equals(BOOKKEEPING)) {
                out.name(name).raw(value);
            }
        }
    }

    /** The slug of the function that an invocation asks for. */
    static String invokedFunction(EventState event) {
        JsonSlice bookkeeping = event.data().member(BOOKKEEPING);
        String slug = bookkeeping == null ? null : textMember(bookkeeping, "fn_id");
        return slug == null ? "" : slug;
    }

    /** The wait that an event belongs to: in the bookkeeping of an invocation, or in an end's own data. */
    static @Nullable String correlation(EventState event) {
        JsonSlice holder =
                event.name().equals(FINISHED) ? event.data() : event.data().member(BOOKKEEPING);
        return holder == null ? null : textMember(holder, CORRELATION);
    }

    /** That a run ended: one event for every end, a second one for failures and cancellations. */
    static List<IncomingEvent> ended(RunState run, List<EventState> events) {
        EventState first = events.get(0);
        if (first.name().equals(FAILED) || first.name().equals(FINISHED)) {
            return List.of();
        }
        IncomingEvent finished = IncomingEvent.of(FINISHED, endData(run, events));
        if (run.phase() == RunPhase.COMPLETED) {
            return List.of(finished);
        }
        String name = run.phase() == RunPhase.FAILED ? FAILED : CANCELLED;
        return List.of(finished, IncomingEvent.of(name, finished.data()).withUlid(run.id()));
    }

    private static JsonSlice endData(RunState run, List<EventState> events) {
        EventState first = events.get(0);
        JsonWriter out = Json.writer().beginObject();
        out.name(BOOKKEEPING).beginObject();
        out.name("status").value(run.phase().wireName());
        out.endObject();
        String correlation = correlation(first);
        if (correlation != null) {
            out.name(CORRELATION).value(correlation);
        }
        if (run.error() != null) {
            out.name("error").raw(run.error());
        }
        out.name("event");
        Json.write(out, first, true);
        out.name("events").beginArray();
        events.forEach(event -> Json.write(out, event, false));
        out.endArray();
        out.name("function_id").value(run.function());
        if (run.output() != null) {
            out.name("result").raw(run.output());
        }
        out.name("run_id").value(run.id());
        return out.endObject().toSlice();
    }

    private static @Nullable String textMember(JsonSlice object, String name) {
        JsonSlice value = object.member(name);
        return value != null && value.kind() == JsonKind.STRING ? value.scan().readString() : null;
    }

    private static @Nullable JsonSlice objectMember(JsonSlice object, String name) {
        JsonSlice value = object.member(name);
        return value != null && value.kind() == JsonKind.OBJECT ? value : null;
    }
}
