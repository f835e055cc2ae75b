package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Ai;
import io.github.inngest4j.AiRequest;
import io.github.inngest4j.Branch;
import io.github.inngest4j.EventWait;
import io.github.inngest4j.FetchRequest;
import io.github.inngest4j.FetchResponse;
import io.github.inngest4j.Fork;
import io.github.inngest4j.InngestEvent;
import io.github.inngest4j.Invocation;
import io.github.inngest4j.ItemBranch;
import io.github.inngest4j.Signal;
import io.github.inngest4j.SignalWait;
import io.github.inngest4j.Step;
import io.github.inngest4j.StepAction;
import io.github.inngest4j.StepBody;
import io.github.inngest4j.TypeRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Steps that are those of another object, which is asked for at each use. */
abstract class ForwardingStep implements Step {

    /** What does the work, for one use: the id of a step, or what is done with branches. */
    abstract Step to(String use);

    /** The body of a step as it is passed on. */
    <T extends @Nullable Object> StepBody<T> body(StepBody<T> body) {
        return body;
    }

    /** A branch as it is passed back. */
    <T extends @Nullable Object> Fork<T> fork(Fork<T> fork) {
        return fork;
    }

    /** The same steps, used in another way. */
    Step as(Step other) {
        return other;
    }

    @Override
    public <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body) {
        return to(id).run(id, type, body(body));
    }

    @Override
    public <T extends @Nullable Object> T run(String id, TypeRef<T> type, StepBody<? extends T> body) {
        return to(id).run(id, type, body(body));
    }

    @Override
    public void run(String id, StepAction body) {
        StepBody<Boolean> wrapped = body(() -> {
            body.run();
            return true;
        });
        StepAction action = wrapped::run;
        to(id).run(id, action);
    }

    @Override
    public void sleep(String id, Duration duration) {
        to(id).sleep(id, duration);
    }

    @Override
    public void sleepUntil(String id, Instant until) {
        to(id).sleepUntil(id, until);
    }

    @Override
    public <T extends @Nullable Object> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait) {
        return to(id).waitForEvent(id, wait);
    }

    @Override
    public <T extends @Nullable Object> Optional<Signal<T>> waitForSignal(String id, SignalWait<T> wait) {
        return to(id).waitForSignal(id, wait);
    }

    @Override
    public Optional<String> sendSignal(String id, String signal, @Nullable Object data) {
        return to(id).sendSignal(id, signal, data);
    }

    @Override
    public <T extends @Nullable Object> T invoke(String id, Invocation invocation, Class<T> type) {
        return to(id).invoke(id, invocation, type);
    }

    @Override
    public <T extends @Nullable Object> T invoke(String id, Invocation invocation, TypeRef<T> type) {
        return to(id).invoke(id, invocation, type);
    }

    @Override
    public List<String> sendEvent(String id, InngestEvent<?>... events) {
        return to(id).sendEvent(id, events);
    }

    @Override
    public FetchResponse fetch(String id, FetchRequest request) {
        return to(id).fetch(id, request);
    }

    @Override
    public Ai ai() {
        return new Ai() {
            @Override
            public <T> T infer(String id, AiRequest request, Class<T> type) {
                return to(id).ai().infer(id, request, type);
            }

            @Override
            public <T extends @Nullable Object> T wrap(
                    String id, @Nullable Object input, Class<T> type, StepBody<T> work) {
                return to(id).ai().wrap(id, input, type, body(work));
            }
        };
    }

    @Override
    public <T extends @Nullable Object> Fork<T> runAsync(String id, Class<T> type, StepBody<? extends T> body) {
        return fork(to(id).runAsync(id, type, body(body)));
    }

    @Override
    public <T extends @Nullable Object> Fork<T> runAsync(String id, TypeRef<T> type, StepBody<? extends T> body) {
        return fork(to(id).runAsync(id, type, body(body)));
    }

    @Override
    public <T extends @Nullable Object> Fork<T> fork(Branch<? extends T> branch) {
        return fork(to("fork").fork(branch));
    }

    @Override
    public <T extends @Nullable Object> Fork<T> fork(String name, Branch<? extends T> branch) {
        return fork(to(name).fork(name, branch));
    }

    @Override
    public <T extends @Nullable Object> List<T> all(List<? extends Branch<? extends T>> branches) {
        return to("all").all(branches);
    }

    @Override
    public <S extends @Nullable Object, T extends @Nullable Object> List<T> all(
            Collection<? extends S> items,
            Function<? super S, String> name,
            ItemBranch<? super S, ? extends T> branch) {
        return to("all").all(items, name, branch);
    }

    @Override
    public <T extends @Nullable Object> T first(List<? extends Branch<? extends T>> branches) {
        return to("first").first(branches);
    }

    @Override
    public Step independent() {
        return as(to("independent").independent());
    }

    @Override
    public Step named(String displayName) {
        return as(to(displayName).named(displayName));
    }
}
