package io.github.inngest4j.internal.replay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line of execution: the function's main line, or a branch. */
final class Scope {

    private final @Nullable Scope parent;
    private final String prefix;
    private final Repeats repeats;
    /** Most lines have no forks, and need neither their names nor a list of them. */
    private @Nullable IdCounter names;

    private List<ForkedBranch<?>> forks = List.of();
    private int time;
    private @Nullable String parkedAt;

    private Scope(@Nullable Scope parent, String prefix, Repeats repeats, int time) {
        this.parent = parent;
        this.prefix = prefix;
        this.repeats = repeats;
        this.time = time;
    }

    static Scope root() {
        return new Scope(null, "", new Repeats(), 0);
    }

    Scope unnamedBranch() {
        return new Scope(this, prefix, new Repeats(), time);
    }

    /** A branch whose ids count in this line: that of a single step. */
    Scope stepBranch() {
        return new Scope(this, prefix, repeats, time);
    }

    Scope namedBranch(String name) {
        IdCounter counter = names == null ? new IdCounter() : names;
        names = counter;
        return new Scope(this, prefix + IdCounter.numbered(name, counter.next(name)) + "/", new Repeats(), time);
    }

    boolean isRoot() {
        return parent == null;
    }

    /** An id as it counts in the run: with the prefix of named forks. */
    String prefixed(String id) {
        // An id that is the same object knows its hash code.
        return prefix.isEmpty() ? id : prefix + id;
    }

    /** The ids that this line repeats; branches of a single step share those of the line that starts them. */
    Repeats repeats() {
        return repeats;
    }

    /**
     * When this line got to where it is, as a position in the order in which the run's steps were completed. It decides
     * races, and depends on nothing but that order.
     */
    int time() {
        return time;
    }

    /** Moves on to the completion of a step or branch this line has waited for. */
    void advanceTo(int moment) {
        time = Math.max(time, moment);
    }

    /** Ends this line for the rest of the call. */
    SuspendedError park(String stepId) {
        if (parkedAt == null) {
            parkedAt = stepId;
        }
        return new SuspendedError(parkedAt);
    }

    /** Where this line ended, or {@code null} while it goes on. */
    @Nullable
    String parkedAt() {
        return parkedAt;
    }

    void started(ForkedBranch<?> fork) {
        if (forks.isEmpty()) {
            forks = new ArrayList<>();
        }
        forks.add(fork);
    }

    /** The branches this line has started with {@code fork} and {@code runAsync}. */
    List<ForkedBranch<?>> forks() {
        return forks;
    }
}
