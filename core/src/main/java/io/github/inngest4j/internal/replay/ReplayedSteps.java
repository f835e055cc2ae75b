package io.github.inngest4j.internal.replay;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The steps of a call, as the user's code sees them. */
final class ReplayedSteps implements Step, Ai {

    private final Replay replay;
    private final StepCalls calls;
    private final boolean independent;

    ReplayedSteps(Replay replay, StepCalls calls, boolean independent) {
        this.replay = replay;
        this.calls = calls;
        this.independent = independent;
    }

    @Override
    public <T extends @Nullable Object> T run(String id, Class<T> type, StepBody<? extends T> body) {
        return replay.perform(calls.<T>run(id, type, body));
    }

    @Override
    public <T extends @Nullable Object> T run(String id, TypeRef<T> type, StepBody<? extends T> body) {
        return replay.perform(calls.<T>run(id, type.type(), body));
    }

    @Override
    public void run(String id, StepAction body) {
        replay.perform(calls.run(id, body));
    }

    @Override
    public void sleep(String id, Duration duration) {
        replay.perform(calls.sleep(id, duration));
    }

    @Override
    public void sleepUntil(String id, Instant until) {
        replay.perform(calls.sleepUntil(id, until));
    }

    @Override
    public <T extends @Nullable Object> Optional<InngestEvent<T>> waitForEvent(String id, EventWait<T> wait) {
        return replay.perform(calls.waitForEvent(id, wait));
    }

    @Override
    public <T extends @Nullable Object> Optional<Signal<T>> waitForSignal(String id, SignalWait<T> wait) {
        return replay.perform(calls.waitForSignal(id, wait));
    }

    @Override
    public Optional<String> sendSignal(String id, String signal, @Nullable Object data) {
        return replay.perform(calls.sendSignal(id, signal, data));
    }

    @Override
    public <T extends @Nullable Object> T invoke(String id, Invocation invocation, Class<T> type) {
        return replay.perform(calls.<T>invoke(id, invocation, type));
    }

    @Override
    public <T extends @Nullable Object> T invoke(String id, Invocation invocation, TypeRef<T> type) {
        return replay.perform(calls.<T>invoke(id, invocation, type.type()));
    }

    @Override
    public List<String> sendEvent(String id, InngestEvent<?>... events) {
        return replay.perform(calls.sendEvent(id, List.of(events)));
    }

    @Override
    public FetchResponse fetch(String id, FetchRequest request) {
        return replay.perform(calls.fetch(id, request));
    }

    @Override
    public Ai ai() {
        return this;
    }

    @Override
    public <T> T infer(String id, AiRequest request, Class<T> type) {
        return replay.perform(calls.<T>infer(id, request, type));
    }

    @Override
    public <T extends @Nullable Object> T wrap(String id, @Nullable Object input, Class<T> type, StepBody<T> body) {
        return replay.perform(calls.<T>wrap(id, input, type, body));
    }

    @Override
    public <T extends @Nullable Object> Fork<T> runAsync(String id, Class<T> type, StepBody<? extends T> body) {
        return replay.forkStep(calls.<T>run(id, type, body), independent);
    }

    @Override
    public <T extends @Nullable Object> Fork<T> runAsync(String id, TypeRef<T> type, StepBody<? extends T> body) {
        return replay.forkStep(calls.<T>run(id, type.type(), body), independent);
    }

    @Override
    public <T extends @Nullable Object> Fork<T> fork(Branch<? extends T> branch) {
        return replay.fork(null, branch, independent);
    }

    @Override
    public <T extends @Nullable Object> Fork<T> fork(String name, Branch<? extends T> branch) {
        return replay.fork(name, branch, independent);
    }

    @Override
    public <T extends @Nullable Object> List<T> all(List<? extends Branch<? extends T>> branches) {
        return replay.all(Collections.nCopies(branches.size(), null), branches, independent);
    }

    @Override
    public <S extends @Nullable Object, T extends @Nullable Object> List<T> all(
            Collection<? extends S> items,
            Function<? super S, String> name,
            ItemBranch<? super S, ? extends T> branch) {
        List<@Nullable String> names = new ArrayList<>(items.size());
        List<Branch<? extends T>> branches = new ArrayList<>(items.size());
        for (S item : items) {
            names.add(name.apply(item));
            branches.add(() -> branch.run(item));
        }
        return replay.all(names, branches, independent);
    }

    @Override
    public <T extends @Nullable Object> T first(List<? extends Branch<? extends T>> branches) {
        return replay.first(branches);
    }

    @Override
    public Step independent() {
        return new ReplayedSteps(replay, calls, true);
    }

    @Override
    public Step named(String displayName) {
        return new ReplayedSteps(replay, calls.named(displayName), independent);
    }
}
