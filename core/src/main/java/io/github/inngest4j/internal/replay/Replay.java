package io.github.inngest4j.internal.replay;

import io.github.inngest4j.Branch;
import io.github.inngest4j.StepException;
import io.github.inngest4j.StepUsageException;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.protocol.CallOutcome;
import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.Memo;
import io.github.inngest4j.internal.protocol.Op;
import io.github.inngest4j.internal.protocol.Opcode;
import io.github.inngest4j.internal.protocol.Opts;
import io.github.inngest4j.internal.protocol.StepHash;
import io.github.inngest4j.internal.protocol.StepId;
import io.github.inngest4j.internal.security.CanonicalJson;
import io.github.inngest4j.json.JsonException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One call of a function: which steps it meets, and which line of execution is where. Everything happens on the thread of
 * the call.
 *
 * <p>Branches run one after the other, each until its first step that is not over. Nothing can be completed during a call
 * but steps of the main line, and those only while no branch is parked; so a parked branch need not be resumed, and no
 * thread is needed.
 */
final class Replay {

    private final ReplayedFunction function;
    private final CallRequest request;
    private final @Nullable String target;
    private final @Nullable StepHash targetHash;
    private final Thread thread = Thread.currentThread();
    private final Completions completions;
    /** The lines that have used the visible ids. */
    private final Map<String, Repeats> owners;

    private final StepHash.Maker hashes = new StepHash.Maker();
    private final List<Pending> pending = new ArrayList<>();
    private final @Nullable Checkpoints checkpoints;
    private final Answer answer;
    private final ReplayLog log;

    private Scope current = Scope.root();
    private boolean raceSeen;
    private boolean over;
    private int memosLeft;
    /** How many steps were executed with the call going on. */
    private int passed;

    private @Nullable StepId executing;
    /** A misuse that is yet to be answered for: within a step, or by a foreign thread, at whatever time. */
    private volatile @Nullable StepUsageException hidden;

    /** A step that is not over, and the line that waits for it. */
    record Pending(Op op, Scope scope) {}

    Replay(
            ReplayedFunction function,
            CallRequest request,
            @Nullable String target,
            WarnedRuns warnedRuns,
            @Nullable Checkpoints checkpoints) {
        this.function = function;
        this.request = request;
        this.target = target;
        this.targetHash = target == null ? null : StepHash.parse(target);
        this.completions = new Completions(request.stack());
        this.checkpoints = checkpoints;
        this.answer = new Answer(request, checkpoints);
        this.log = new ReplayLog(function, request, warnedRuns);
        this.owners = new HashMap<>(2 * request.steps().size());
        this.memosLeft = request.steps().size();
    }

    ReplayedFunction function() {
        return function;
    }

    CallRequest request() {
        return request;
    }

    /**
     * Whether the code that is executed at present was executed in an earlier call. New is what follows the step that was
     * completed last, what runs when nothing recorded is left, and what runs when a new step was found; in a call that is
     * made for a step, only that step.
     */
    boolean isReplaying() {
        if (executing != null || passed > 0 || over || !answer.isOpen()) {
            return false;
        }
        boolean atTheEnd =
                !request.stack().isEmpty() && current.time() >= request.stack().size();
        return target != null || memosLeft > 0 && pending.isEmpty() && !atTheEnd;
    }

    // The call as a whole.

    /** Executes the function's code; afterwards its steps can no longer be used. */
    CallOutcome execute(Branch<JsonSlice> code) {
        ForkedBranch<JsonSlice> main = new ForkedBranch<>(this, current);
        advance(main, code);
        over = true;
        answerForHidden();
        if (answer.isOpen()) {
            conclude(main);
        }
        return answer.outcome();
    }

    /** Does not execute the function's code, for a reason. */
    CallOutcome refuse(Throwable reason) {
        over = true;
        if (reason instanceof VirtualMachineError error) {
            answer.broken(error);
        } else {
            answer.functionFailed(reason);
        }
        return answer.outcome();
    }

    private void conclude(ForkedBranch<JsonSlice> main) {
        Throwable failure = main.unseenFailure();
        if (failure != null) {
            answer.functionFailed(failure);
        } else if (target != null) {
            answer.unknownStep(target, pending);
        } else if (main.isFinished()) {
            warnOfUnasked();
            answer.completed(main.take());
        } else {
            warnOfUnasked();
            log.adviseIfHeldBack(pending, raceSeen);
            answer.found(pending);
        }
    }

    // Steps.

    /** Gives what is recorded of a step, or is from now on, or ends the line that calls it. */
    <T extends @Nullable Object> T perform(StepCall<T> call) {
        Scope scope = enter(call.id());
        StepId id = identify(scope, call.id());
        Memo memo = request.steps().get(id.hash());
        boolean targeted = id.hash().equals(targetHash);
        if (memo != null) {
            memosLeft--;
            if (!targeted && !(memo instanceof Memo.Input)) {
                advance(scope, id);
                return decode(call, id, memo);
            }
        }
        Memo.Value result = meet(call, id, scope, memo, targeted);
        if (result == null) {
            throw scope.park(id.visible());
        }
        passed++;
        scope.advanceTo(request.stack().size() + passed);
        return decode(call, id, result);
    }

    /** Meets a step that is not over, or that this call is made for. Gives the result with which the call goes on, if it does. */
    private Memo.@Nullable Value meet(StepCall<?> call, StepId id, Scope scope, @Nullable Memo memo, boolean targeted) {
        if (targeted && memo instanceof Memo.Value value) {
            // Delivered twice: what is done is not done again.
            answer.ran(op(call, id, Opcode.STEP_RUN, call.knownOpts(), value.json()));
        } else if (targeted && memo instanceof Memo.Failure failure) {
            answer.hadFailed(op(call, id, Opcode.STEP_FAILED, call.knownOpts(), null), failure.error());
        } else if (call.kind() instanceof StepCall.Work work) {
            if (targeted || mayExecuteHere(scope)) {
                if (!targeted) {
                    warnOfUnasked();
                }
                return runBody(call, id, work);
            } else {
                pending.add(new Pending(op(call, id, Opcode.STEP_PLANNED, work.opts(), null), scope));
            }
        } else if (call.kind() instanceof StepCall.Request asked) {
            Pending op = new Pending(op(call, id, asked.opcode(), opts(asked, id), null), scope);
            if (targeted) {
                answer.found(List.of(op));
            } else {
                pending.add(op);
            }
        }
        return null;
    }

    /**
     * Planning is idempotent on the server, executing is not: a discovery call may come while planned steps are under way.
     * So a step is executed at once only where nothing can be under way beside it.
     */
    private boolean mayExecuteHere(Scope scope) {
        return target == null && scope.isRoot() && pending.isEmpty() && !request.planOnly() && !raceSeen;
    }

    private Memo.@Nullable Value runBody(StepCall<?> call, StepId id, StepCall.Work work) {
        CallOutcome refused = checkpoints == null ? null : checkpoints.beforeStep();
        if (refused != null) {
            answer.endedBy(refused);
            return null;
        }
        Instant start = checkpoints == null ? Instant.EPOCH : checkpoints.now();
        StepCall.Done done = done(call, id, work);
        if (done == null) {
            return null;
        }
        Op ran = op(call, id, Opcode.STEP_RUN, done.opts(), done.result());
        return checkpoints == null ? reported(ran) : stored(ran, done.result(), checkpoints, start);
    }

    private Memo.@Nullable Value reported(Op ran) {
        answer.ran(ran);
        return null;
    }

    /** Stores a result, or has it stored, and gives it as the server would give it. */
    private Memo.@Nullable Value stored(Op ran, JsonSlice result, Checkpoints checkpoints, Instant start) {
        JsonSlice canonical;
        try {
            canonical = JsonSlice.of(CanonicalJson.canonicalize(result), JsonLimits.DEFAULT);
        } catch (JsonException e) {
            // What the server makes of it, the next call will tell.
            return reported(ran);
        }
        CallOutcome end = checkpoints.add(ran.withTiming(new Op.Timing(start, checkpoints.now())), result.length());
        if (end == null) {
            return new Memo.Value(canonical);
        }
        answer.endedBy(end);
        return null;
    }

    /** Does the work of a step, or says why it was not done. */
    private StepCall.@Nullable Done done(StepCall<?> call, StepId id, StepCall.Work work) {
        executing = id;
        try {
            StepCall.Done done = work.body().run(id);
            StepUsageException misuse = hidden;
            if (misuse != null) {
                throw misuse;
            }
            return done;
        } catch (VirtualMachineError e) {
            answer.broken(e);
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                thread.interrupt();
            }
            StepUsageException misuse = hidden;
            Throwable reason = misuse == null ? e : misuse;
            answer.stepFailed(opcode -> op(call, id, opcode, work.opts(), null), reason);
        } finally {
            executing = null;
        }
        return null;
    }

    /** What the server is asked for. A middleware may fail here, which no code can hide. */
    private Opts opts(StepCall.Request request, StepId id) {
        try {
            return request.asked().opts(id);
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private Op op(StepCall<?> call, StepId id, Opcode opcode, Opts opts, @Nullable JsonSlice data) {
        Opts all = raceSeen ? opts.inRace() : opts;
        return new Op(opcode, id, call.displayName(), all.toSlice(), data, null, null);
    }

    private StepId identify(Scope scope, String written) {
        if (written.isBlank()) {
            throw misuse("a step needs an id, but it is blank");
        }
        String id = scope.prefixed(written);
        Repeats line = scope.repeats();
        int index = 0;
        String visible = id;
        Repeats owner = owners.putIfAbsent(visible, line);
        // The user may have written out a number that is next.
        while (owner == line) {
            index = line.next(id);
            visible = IdCounter.numbered(id, index);
            owner = owners.putIfAbsent(visible, line);
        }
        if (owner != null) {
            throw misuse("the step id '" + visible
                    + "' is used by two branches: name the forks, so that their names become prefixes of the ids");
        }
        return new StepId(id, index, visible, hashes.of(visible));
    }

    /** Gives what is recorded. Where that cannot be given the call has failed, whatever the code makes of it. */
    private <T extends @Nullable Object> T decode(StepCall<T> call, StepId id, Memo recorded) {
        try {
            return call.decoder().decode(id, recorded);
        } catch (StepException e) {
            throw e;
        } catch (JsonException e) {
            throw failed(new JsonException(
                    "step '" + id.visible() + "' of function '" + function.id() + "': what is recorded of it cannot be"
                            + " bound to the asked type: " + e.getMessage(),
                    e));
        } catch (Exception e) {
            throw failed(e);
        }
    }

    private RuntimeException failed(Exception e) {
        answer.functionFailed(e);
        return Errors.unchecked(e);
    }

    /** Moves a line on to the completion of a step. */
    private void advance(Scope scope, StepId id) {
        int position = completions.position(id.hash());
        int listed = request.stack().size();
        // What was stored together need not be listed in order.
        if (position < scope.time()
                && scope.time() <= listed
                && !function.checkpointing().isBuffered()) {
            log.contradicted(id.visible());
        }
        scope.advanceTo(position);
    }

    /**
     * Code that asks in the same order in every call has asked, wherever it stops, for all that is recorded. It may have
     * failed before, or the call may be for one step only; then nothing can be said.
     */
    private void warnOfUnasked() {
        if (memosLeft > 0) {
            Set<StepHash> unasked = new HashSet<>(request.steps().keySet());
            owners.keySet().forEach(id -> unasked.remove(hashes.of(id)));
            unasked.stream().map(StepHash::toString).sorted().findFirst().ifPresent(log::neverAsked);
        }
    }

    // Lines of execution.

    /** Starts a branch that is waited for at the end of the present line at the latest. */
    <T extends @Nullable Object> ForkedBranch<T> fork(
            @Nullable String name, Branch<? extends T> branch, boolean independent) {
        Scope scope = enter("fork");
        raceSeen |= independent;
        ForkedBranch<T> fork = start(branchOf(scope, name), branch);
        scope.started(fork);
        return fork;
    }

    /** Starts a branch of one step, whose id counts in the present line. */
    <T extends @Nullable Object> ForkedBranch<T> forkStep(StepCall<T> call, boolean independent) {
        Scope scope = enter(call.id());
        raceSeen |= independent;
        ForkedBranch<T> fork = start(scope.stepBranch(), () -> perform(call));
        scope.started(fork);
        return fork;
    }

    /** Runs branches until all are over; the names are those of the forks, or absent. */
    <T extends @Nullable Object> List<T> all(
            List<@Nullable String> names, List<? extends Branch<? extends T>> branches, boolean independent) {
        Scope scope = enter("all");
        raceSeen |= independent;
        List<ForkedBranch<T>> forks = new ArrayList<>(branches.size());
        for (int i = 0; i < branches.size(); i++) {
            forks.add(start(branchOf(scope, names.get(i)), branches.get(i)));
        }
        for (ForkedBranch<T> fork : forks) {
            if (!fork.isFinished()) {
                throw scope.park("all");
            }
            scope.advanceTo(fork.time());
        }
        List<T> results = new ArrayList<>(forks.size());
        forks.forEach(fork -> results.add(fork.take()));
        return results;
    }

    /**
     * Runs branches until one is over. All are run in every call, also when the first is over already: a call may be made
     * for a step of a loser.
     */
    <T extends @Nullable Object> T first(List<? extends Branch<? extends T>> branches) {
        Scope scope = enter("first");
        if (branches.isEmpty()) {
            throw misuse("first() needs at least one branch");
        }
        raceSeen = true;
        int before = pending.size();
        ForkedBranch<T> winner = null;
        for (Branch<? extends T> branch : branches) {
            ForkedBranch<T> fork = start(scope.unnamedBranch(), branch);
            if (fork.isFinished() && (winner == null || fork.time() < winner.time())) {
                winner = fork;
            }
        }
        if (winner == null) {
            throw scope.park("first");
        }
        abandonSince(before);
        scope.advanceTo(winner.time());
        return winner.take();
    }

    /** Gives the result of a branch, or parks the present line until it has one. */
    <T extends @Nullable Object> T join(ForkedBranch<T> fork) {
        Scope scope = enter("join");
        if (!fork.isFinished()) {
            throw scope.park("join");
        }
        scope.advanceTo(fork.time());
        return fork.take();
    }

    private Scope branchOf(Scope scope, @Nullable String name) {
        if (name == null) {
            return scope.unnamedBranch();
        }
        if (name.isBlank()) {
            throw misuse("a fork's name is blank: leave it out, or give one");
        }
        return scope.namedBranch(name);
    }

    private <T extends @Nullable Object> ForkedBranch<T> start(Scope scope, Branch<? extends T> branch) {
        ForkedBranch<T> fork = new ForkedBranch<>(this, scope);
        advance(fork, branch);
        if (!answer.isOpen()) {
            throw current.park("fork");
        }
        return fork;
    }

    private <T extends @Nullable Object> void advance(ForkedBranch<T> line, Branch<? extends T> code) {
        Scope outer = current;
        int before = pending.size();
        current = line.scope();
        try {
            T value = code.run();
            finish(line, value);
        } catch (VirtualMachineError e) {
            answer.broken(e);
        } catch (Throwable e) {
            if (mayEnd(line.scope(), e)) {
                line.fail(e);
                abandonSince(before);
            }
        } finally {
            current = outer;
            line.parkUnlessFinished();
        }
    }

    /** Ends a line whose code has returned; not before the branches it has started are over. */
    private <T extends @Nullable Object> void finish(ForkedBranch<T> line, T value) {
        Scope scope = line.scope();
        if (!mayEnd(scope, null)) {
            return;
        }
        Throwable unseen = null;
        for (ForkedBranch<?> fork : scope.forks()) {
            if (!fork.isFinished()) {
                scope.park("the end of a line with open forks");
                return;
            }
            scope.advanceTo(fork.time());
            unseen = unseen == null ? fork.unseenFailure() : unseen;
        }
        if (unseen == null) {
            line.finish(value);
        } else {
            line.fail(unseen);
        }
    }

    /** Whether the end of a line's code counts: not after the line was parked, whatever the code made of that. */
    private boolean mayEnd(Scope scope, @Nullable Throwable thrown) {
        boolean suspended = thrown instanceof SuspendedError;
        String parkedAt = scope.parkedAt();
        if (parkedAt != null && !suspended) {
            log.swallowed(parkedAt);
        }
        return parkedAt == null && !suspended && answer.isOpen();
    }

    private void abandonSince(int before) {
        pending.subList(before, pending.size()).clear();
    }

    // The rules of use.

    /** Checks that a step or fork may be used here and now, and gives the line that uses it. */
    private Scope enter(String what) {
        if (Thread.currentThread() != thread) {
            StepUsageException misuse = new StepUsageException(where() + "'" + what + "' is used from thread '"
                    + Thread.currentThread().getName() + "', but the call is executed by thread '" + thread.getName()
                    + "': use steps from the function's own thread, and fork() or runAsync() for parallel work");
            hidden = misuse;
            throw misuse;
        }
        if (over) {
            throw new StepUsageException(where() + "'" + what + "' is used after the call has ended");
        }
        if (executing != null) {
            throw misuse("'" + what + "' is used within the body of step '" + executing.visible()
                    + "': a step cannot contain steps; call them one after the other");
        }
        answerForHidden();
        Scope scope = current;
        String parkedAt = scope.parkedAt();
        if (parkedAt != null) {
            log.swallowed(parkedAt);
        }
        if (parkedAt != null || !answer.isOpen()) {
            throw scope.park(what);
        }
        return scope;
    }

    /** Refuses the call for good: code that swallows the exception does not change the answer. */
    StepUsageException misuse(String what) {
        StepUsageException misuse = new StepUsageException(where() + what);
        if (executing != null) {
            hidden = misuse;
        } else {
            answer.functionFailed(misuse);
        }
        return misuse;
    }

    private void answerForHidden() {
        StepUsageException misuse = hidden;
        if (misuse != null) {
            answer.functionFailed(misuse);
        }
    }

    private String where() {
        return "function '" + function.id() + "', attempt " + request.attempt() + ": ";
    }
}
