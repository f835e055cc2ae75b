package io.github.inngest4j.internal.replay;

import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.json.JsonWriter;
import io.github.inngest4j.internal.protocol.CallOutcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one run, as far as replay can see it: when it calls, with what. Steps are completed in a random order,
 * answers arrive in a random order, and a call sees what was recorded when it was made.
 */
final class SimulatedServer {

    /** The app: a body and a step id in, an answer out. */
    @FunctionalInterface
    interface App {
        CallOutcome call(byte[] body, String stepId);
    }

    private sealed interface Task {}

    private record Call(String stepId, int attempt) implements Task {}

    private record WakeUp(String hash, boolean race) implements Task {}

    private record Arrival(Call call, CallOutcome answer) implements Task {}

    private final App app;
    private final Random random;
    private final List<Task> tasks = new ArrayList<>();
    private final Map<String, Object> steps = new LinkedHashMap<>();
    private final List<String> stack = new ArrayList<>();
    private final Set<String> outstanding = new HashSet<>();
    private int calls;

    SimulatedServer(App app, long seed) {
        this.app = app;
        this.random = new Random(seed);
    }

    /** Runs to the end and gives the last answer. */
    CallOutcome run() {
        tasks.add(new Call("step", 0));
        while (!tasks.isEmpty()) {
            if (++calls > 20_000) {
                throw new AssertionError("the run does not come to its end");
            }
            Task task = tasks.remove(random.nextInt(tasks.size()));
            if (task instanceof Call call) {
                tasks.add(new Arrival(call, app.call(body(call), call.stepId())));
            } else if (task instanceof WakeUp wakeUp) {
                complete(wakeUp.hash(), null, wakeUp.race());
            } else if (task instanceof Arrival arrival) {
                CallOutcome end = arrive(arrival.call(), arrival.answer());
                if (end != null) {
                    return end;
                }
            }
        }
        throw new AssertionError("the run hangs: nothing is left to do");
    }

    /** What was outstanding when the run ended. */
    Set<String> outstanding() {
        return outstanding;
    }

    private byte[] body(Call call) {
        boolean targeted = !call.stepId().equals("step");
        Map<String, Object> ctx = new LinkedHashMap<>();
        ctx.put("run_id", "01RUN");
        ctx.put("attempt", call.attempt());
        ctx.put("max_attempts", RandomProgram.MAX_ATTEMPTS);
        // With something outstanding the flag can be either.
        ctx.put("disable_immediate_execution", targeted || (!outstanding.isEmpty() && random.nextBoolean()));
        ctx.put("stack", Map.of("stack", stack, "current", stack.size()));
        Map<String, Object> event = Map.of("name", "test/event", "data", Map.of());
        return new JsonWriter()
                .plain(Map.of("ctx", ctx, "event", event, "steps", steps))
                .toByteArray();
    }

    private @Nullable CallOutcome arrive(Call call, CallOutcome answer) {
        if (answer.status() != 206) {
            return answer;
        }
        boolean targeted = !call.stepId().equals("step");
        for (Object each :
                (List<?>) JsonSlice.of(answer.body(), JsonLimits.DEFAULT).toPlain()) {
            Map<?, ?> op = (Map<?, ?>) each;
            String hash = (String) op.get("id");
            boolean race = op.get("opts") instanceof Map<?, ?> opts && "race".equals(opts.get("parallelMode"));
            switch ((String) op.get("op")) {
                case "StepRun" -> {
                    Map<String, Object> wrapper = new LinkedHashMap<>();
                    wrapper.put("data", op.get("data"));
                    finish(targeted, hash, wrapper, race);
                }
                case "StepFailed" -> finish(targeted, hash, Map.of("error", op.get("error")), race);
                case "StepError" -> tasks.add(new Call(call.stepId(), call.attempt() + 1));
                case "StepPlanned" -> {
                    if (isNew(hash)) {
                        tasks.add(new Call(hash, 0));
                    }
                }
                case "Sleep" -> {
                    if (isNew(hash)) {
                        tasks.add(new WakeUp(hash, race));
                    }
                }
                default -> throw new AssertionError(op);
            }
        }
        return null;
    }

    private boolean isNew(String hash) {
        return !steps.containsKey(hash) && outstanding.add(hash);
    }

    private void finish(boolean targeted, String hash, Object value, boolean race) {
        if (targeted) {
            complete(hash, value, race);
        } else {
            steps.put(hash, value);
            stack.add(hash);
            tasks.add(new Call("step", 0));
        }
    }

    private void complete(String hash, @Nullable Object value, boolean race) {
        outstanding.remove(hash);
        steps.put(hash, value);
        stack.add(hash);
        if (race || outstanding.isEmpty()) {
            tasks.add(new Call("step", 0));
        }
    }
}
