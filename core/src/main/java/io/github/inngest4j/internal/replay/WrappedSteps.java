package io.github.inngest4j.internal.replay;

import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.middleware.MiddlewareChain;
import io.github.inngest4j.internal.protocol.Memo;
import io.github.inngest4j.internal.protocol.StepId;
import io.github.inngest4j.json.JsonException;
import io.github.inngest4j.middleware.Call;
import io.github.inngest4j.middleware.EventJson;
import io.github.inngest4j.middleware.MemoizedStep;
import io.github.inngest4j.middleware.NewStep;
import io.github.inngest4j.middleware.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The steps of a call with what middleware does around them. Without middleware nothing is made plain. */
@SuppressWarnings("NullAway") // On JDK 17 it does not see that what comes back may be null where its type says so.
final class WrappedSteps {

    private final Replay replay;
    private final MiddlewareChain middleware;
    private final Call call;

    WrappedSteps(Replay replay, MiddlewareChain middleware, Call call) {
        this.replay = replay;
        this.middleware = middleware;
        this.call = call;
    }

    /** The result of some work, and what was given to it. */
    record Done(JsonSlice result, JsonSlice input) {}

    /** Does the work of a step; without input that is {@code null}. */
    Done work(StepId id, StepKind kind, JsonSlice input, Callable<JsonSlice> work) throws Exception {
        if (!middleware.wrapsSteps()) {
            return new Done(work.call(), input);
        }
        JsonSlice[] given = {input};
        NewStep step = new NewStep(call, id.visible(), kind, input.toPlain());
        Object result = middleware.step(step, passed -> {
            given[0] = json(id.visible(), passed.input());
            return work.call().toPlain();
        });
        return new Done(json(id.visible(), result), given[0]);
    }

    /** What is sent along with a request to the server, which does the work itself. */
    JsonSlice input(StepId id, StepKind kind, JsonSlice input) throws Exception {
        return work(id, kind, input, () -> JsonSlice.NULL).input();
    }

    /** Gives what is recorded of a step: the bound value, or a {@code StepException}. */
    @SuppressWarnings("unchecked") // A middleware is to give what was asked for.
    <T extends @Nullable Object> T memoized(StepId id, StepKind kind, Memo memo, Function<JsonSlice, T> binding)
            throws Exception {
        if (!middleware.wrapsMemoized()) {
            return binding.apply(value(id, memo));
        }
        boolean failed = memo instanceof Memo.Failure;
        Object recorded = failed ? null : value(id, memo).toPlain();
        MemoizedStep step = new MemoizedStep(call, id.visible(), kind, failed, recorded);
        return (T) middleware.memoized(
                step, passed -> binding.apply(passed.failed() ? value(id, memo) : json(id.visible(), passed.value())));
    }

    /** Sends events by way of the function's own middleware; that of the app is the client's business. */
    List<String> send(
            String id,
            List<InngestEvent<?>> events,
            JsonMapper mapper,
            Function<List<InngestEvent<?>>, List<String>> client)
            throws Exception {
        if (!middleware.wrapsSending()) {
            return client.apply(events);
        }
        EventReader reader = new EventReader(mapper);
        List<EventJson> plain =
                events.stream().map(event -> plain(event, mapper)).toList();
        return middleware.send(plain, passed -> {
            List<InngestEvent<?>> changed = new ArrayList<>();
            passed.forEach(event -> changed.add(reader.read(json(id, event.members()), Map.class)));
            return client.apply(changed);
        });
    }

    private static EventJson plain(InngestEvent<?> event, JsonMapper mapper) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", event.name());
        members.put("data", mapper.write(event.data()).toPlain());
        members.put("id", event.id());
        members.put("ts", event.ts() == null ? null : event.ts().toEpochMilli());
        members.put("user", event.user());
        members.put("v", event.v());
        members.values().removeIf(Objects::isNull);
        return new EventJson(members);
    }

    private static JsonSlice value(StepId id, Memo memo) {
        if (memo instanceof Memo.Value value) {
            return value.json();
        }
        if (memo instanceof Memo.Failure failure) {
            throw Errors.rebuild(id.visible(), failure.error());
        }
        throw new IllegalStateException("nothing is recorded of step '" + id.visible() + "'");
    }

    private JsonSlice json(String id, @Nullable Object value) {
        try {
            return new JsonWriter().plain(value).toSlice();
        } catch (JsonException e) {
            throw replay.misuse("step '" + id + "': what a middleware made of its value cannot be written as JSON: "
                    + e.getMessage());
        }
    }
}
