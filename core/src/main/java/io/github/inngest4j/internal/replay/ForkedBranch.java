package io.github.inngest4j.internal.replay;

import io.github.inngest4j.Fork;
import org.jspecify.annotations.Nullable;

/** A started branch: under way, finished with a value or an error, or parked at a step that is not over. */
final class ForkedBranch<T extends @Nullable Object> implements Fork<T> {

    private enum State {
        RUNNING,
        FINISHED,
        PARKED
    }

    private final Replay replay;
    private final Scope scope;
    private State state = State.RUNNING;
    private boolean joined;
    private @Nullable T value;
    private @Nullable Throwable error;

    ForkedBranch(Replay replay, Scope scope) {
        this.replay = replay;
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    void finish(T result) {
        value = result;
        state = State.FINISHED;
    }

    void fail(Throwable failure) {
        error = failure;
        state = State.FINISHED;
    }

    void parkUnlessFinished() {
        if (state == State.RUNNING) {
            state = State.PARKED;
        }
    }

    boolean isFinished() {
        return state == State.FINISHED;
    }

    /** A failure that no code has seen. */
    @Nullable
    Throwable unseenFailure() {
        return joined ? null : error;
    }

    /** When the branch finished, see {@link Scope#time()}. */
    int time() {
        return scope.time();
    }

    @Override
    public T join() {
        return replay.join(this);
    }

    /** The result of a finished branch; what it threw is thrown unchanged. */
    @SuppressWarnings("NullAway") // A finished branch without an error has a value of T, which may be null if T may be.
    T take() {
        joined = true;
        if (error != null) {
            throw Errors.unchecked(error);
        }
        return value;
    }
}
