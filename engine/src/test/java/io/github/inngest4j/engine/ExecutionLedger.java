package io.github.inngest4j.engine;

import io.github.inngest4j.checkpoint.Checkpointing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who has executed what, and what the engine has said and shown of it. Notes whatever breaks a promise: bodies cannot, for
 * what they throw belongs to the run.
 */
final class ExecutionLedger {

    private final Checkpointing rule;
    private final Map<String, List<Delivery>> successes = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final List<Delivery> answered = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private Map<String, String> recorded = new LinkedHashMap<>();
    private int executions;
    private @Nullable Delivery last;

    /** Whether an answer made the engine call once for each of its operations. */
    private boolean sideBySide;

    ExecutionLedger(Checkpointing rule) {
        this.rule = rule;
    }

    private void check(boolean kept, String promise) {
        if (!kept) {
            broken.add(promise);
        }
    }

    /** The promises that were broken. */
    List<String> broken() {
        return broken;
    }

    /** What the engine has recorded, by hash. */
    Map<String, String> recorded() {
        return recorded;
    }

    /**
     * If calls were made side by side, which executions the call has seen that has ended the run, by hash; else {@code null}.
     * Another call may have stored its results before.
     */
    @Nullable
    Map<String, Integer> seenBesideRecorded() {
        return sideBySide && last != null ? last.succeeded : null;
    }

    // The app.

    void begins(String id, Delivery call, int attempt, Instant now) {
        String hash = FaultedProgram.hash(id);
        check(!call.known.contains(hash), id + " was executed in a call that was made after it had been recorded");
        check(call.begun.add(hash), id + " was executed twice in one call");
        check(!call.stopped, id + " was executed after the server had given its call away");
        for (Delivery before : successes.getOrDefault(hash, List.of())) {
            check(
                    sideBySide || call.lost || before.lost || before.stopped,
                    id + " was executed again, though no call was lost");
        }
        int done = call.succeeded.size();
        if (done == 0) {
            return;
        }
        check(attempt == 0, id + " was executed at attempt " + attempt + " after another step");
        check(
                rule.maxRuntime().isZero() || now.isBefore(call.started.plus(rule.maxRuntime())),
                id + " was begun after the longest time a call may take");
        int open = done
                - (int) call.succeeded.keySet().stream()
                        .filter(call.acknowledged::contains)
                        .count();
        check(
                rule.executor() != null || open < rule.bufferedSteps(),
                id + " was begun while " + open + " results were not stored");
    }

    int failures(String id) {
        return failures.getOrDefault(id, 0);
    }

    void fails(String id) {
        failures.merge(id, 1, Integer::sum);
    }

    int succeeds(String id, Delivery call) {
        String hash = FaultedProgram.hash(id);
        successes.computeIfAbsent(hash, first -> new ArrayList<>()).add(call);
        call.succeeded.put(hash, ++executions);
        return executions;
    }

    // The engine.

    /** The app has seen that a checkpoint is stored. */
    void acknowledged(Delivery call, List<String> hashes) {
        call.acknowledged.addAll(hashes);
        acknowledged.addAll(hashes);
    }

    /**
     * An answer goes to the engine, which has use for it.
     *
     * @param results which steps it reports a result of
     * @param callForEach whether the engine calls once for each of its operations
     */
    void answered(Delivery call, int status, List<String> results, boolean callForEach) {
        check(status == 200 || status == 206 || status == 500, "a call was answered with status " + status);
        check(!call.stopped || status == 500, "a call that the server had given away was answered with " + status);
        check(results.size() <= 1 || rule.isBuffered(), "several results were kept that no buffer held");
        sideBySide |= callForEach;
        if (!call.stopped) {
            answered.add(call);
        }
        if (status == 200) {
            last = call;
        }
    }

    /** What the engine shows at present. */
    void shows(List<EngineStep> steps) {
        Map<String, String> now = new LinkedHashMap<>();
        steps.forEach(step -> now.put(step.hashedId(), step.json()));
        recorded.forEach(
                (hash, json) -> check(json.equals(now.get(hash)), "what is recorded of step " + hash + " has changed"));
        recorded = now;
        check(now.keySet().containsAll(acknowledged), "what was acknowledged is not recorded");
        for (Delivery call : answered) {
            for (String hash : call.succeeded.keySet()) {
                check(now.containsKey(hash), "a call was answered, but what it has done is not recorded: step " + hash);
            }
        }
        answered.clear();
    }
}
