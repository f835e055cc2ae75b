package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.protocol.CallRequest;
import io.github.inngest4j.internal.protocol.Opcode;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;

/** What replay tells the developer. */
final class ReplayLog {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.replay");
    private static final Set<Opcode> SLOW =
            Set.of(Opcode.SLEEP, Opcode.WAIT_FOR_EVENT, Opcode.WAIT_FOR_SIGNAL, Opcode.INVOKE_FUNCTION);

    private final ReplayedFunction function;
    private final CallRequest request;
    private final WarnedRuns warnedRuns;
    private boolean warned;

    ReplayLog(ReplayedFunction function, CallRequest request, WarnedRuns warnedRuns) {
        this.function = function;
        this.request = request;
        this.warnedRuns = warnedRuns;
    }

    /** The code went on although a step had ended its line. Once for each call. */
    void swallowed(String stepId) {
        if (!warned) {
            warned = true;
            LOG.log(
                    Level.WARNING,
                    "function ''{0}'', run {1}: the code caught the error that ends the call at step ''{2}'' and went on."
                            + " What it does after that is in vain. Catch Exception, not Throwable, around steps.",
                    function.id(),
                    runId(),
                    stepId);
        }
    }

    /** A step is over that no code has asked for. */
    void neverAsked(String hash) {
        warnOfCode("the step with the hash " + hash + " is recorded, but the code has not asked for it");
    }

    /** A step was over before the code could have asked for it. */
    void contradicted(String stepId) {
        warnOfCode("step '" + stepId + "' was completed before a step that the code asks for first");
    }

    /** The code is not what it was when the run began, or not the same on every call. Once for each run. */
    private void warnOfCode(String problem) {
        if (warnedRuns.add(runId())) {
            LOG.log(
                    Level.WARNING,
                    "function ''{0}'', run {1}: {2}. The code between steps must do the same on every call: put what"
                            + " depends on time, chance or other data into a step, and give changed code new step ids."
                            + " The run goes on with the code as it is.",
                    function.id(),
                    runId(),
                    problem);
        }
    }

    /** A branch cannot go on because another one waits. Once for each function. */
    void adviseIfHeldBack(List<Replay.Pending> pending, boolean independent) {
        if (independent) {
            return;
        }
        pending.stream()
                .filter(step -> SLOW.contains(step.op().opcode()))
                .filter(slow -> pending.stream().anyMatch(other -> other.scope() != slow.scope()))
                .findFirst()
                .filter(slow -> function.takeAdvice())
                .ifPresent(slow -> LOG.log(
                        Level.INFO,
                        "function ''{0}'': branches advance together, so others wait for step ''{1}''. Where that is too"
                                + " slow, start them with step.independent().",
                        function.id(),
                        slow.op().step().visible()));
    }

    private String runId() {
        return LogText.of(request.runId());
    }
}
