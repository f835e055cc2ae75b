package io.github.inngest4j;

import io.github.inngest4j.internal.definition.CelText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One block of a declared function. It may be executed by many runs at once, and keeps nothing. */
sealed interface Block {

    /** Executes the block and merges its result into {@code data}, of which {@code in} is a view. */
    void execute(BlockInput in, io.github.inngest4j.Step step, Map<String, @Nullable Object> data) throws Exception;

    /** Refuses what could not work. */
    void check(DefinitionCheck check);

    static Map<String, @Nullable Object> execute(
            List<Block> blocks,
            io.github.inngest4j.Run<Map<String, @Nullable Object>> run,
            io.github.inngest4j.Step step)
            throws Exception {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        BlockInput in = new BlockInput(run, Collections.unmodifiableMap(data));
        for (Block block : blocks) {
            block.execute(in, step, data);
        }
        return data;
    }

    private static void merge(Map<String, @Nullable Object> data, @Nullable Map<String, ?> result) {
        if (result != null) {
            data.putAll(result);
        }
    }

    /** Code that is executed on every call. */
    record Run(String title, BlockBody<? extends @Nullable Map<String, ?>> body) implements Block {

        @Override
        public void check(DefinitionCheck check) {
            check.require(!title.isBlank(), "run", title, "a block needs a title");
        }

        @Override
        public void execute(BlockInput in, io.github.inngest4j.Step step, Map<String, @Nullable Object> data)
                throws Exception {
            merge(data, body.run(in));
        }
    }

    /** A step with a result. */
    record Step(String id, BlockBody<? extends @Nullable Map<String, ?>> body) implements Block {

        @Override
        public void check(DefinitionCheck check) {
            check.require(!id.isBlank(), "step", id, "a step needs an id");
        }

        @Override
        public void execute(BlockInput in, io.github.inngest4j.Step step, Map<String, @Nullable Object> data) {
            merge(data, step.run(id, EventTypes.PLAIN, () -> {
                Map<String, ?> result = body.run(in);
                return result == null ? Map.of() : new LinkedHashMap<>(result);
            }));
        }
    }

    /** A pause. */
    record Sleep(String id, Duration duration) implements Block {

        @Override
        public void check(DefinitionCheck check) {
            check.between("sleep", duration, Duration.ZERO, DefinitionCheck.LONGEST_WAIT);
        }

        @Override
        public void execute(BlockInput in, io.github.inngest4j.Step step, Map<String, @Nullable Object> data) {
            step.sleep(id, duration);
        }
    }

    /** A pause until a computed moment. */
    record SleepUntil(String id, BlockBody<Instant> until) implements Block {

        @Override
        public void check(DefinitionCheck check) {
            check.require(!id.isBlank(), "sleep", id, "a step needs an id");
        }

        @Override
        public void execute(BlockInput in, io.github.inngest4j.Step step, Map<String, @Nullable Object> data)
                throws Exception {
            step.sleepUntil(id, until.run(in));
        }
    }

    /** A wait for an event. */
    record Wait(EventWait<Map<String, @Nullable Object>> event) implements Block {

        @Override
        public void check(DefinitionCheck check) {
            String name = event.event();
            check.eventName("waitForEvent", name);
            check.require(name.indexOf('*') < 0, "waitForEvent", name, "it may have no wildcard");
            if (event.timeout() == null) {
                throw new InvalidFunctionException(
                        check.functionId(), "waitForEvent", name, "it needs a timeout: wait -> wait.timeout(\"1d\")");
            }
            check.positive("waitForEvent timeout", event.timeout());
            check.between("waitForEvent timeout", event.timeout(), Duration.ZERO, DefinitionCheck.LONGEST_WAIT);
            if (event.match() != null) {
                check.noProblem("waitForEvent match", event.match(), CelText.matchProblem(event.match()));
            }
            check.expression("waitForEvent condition", event.condition());
        }

        @Override
        public void execute(BlockInput in, io.github.inngest4j.Step step, Map<String, @Nullable Object> data) {
            data.put(
                    event.event(),
                    step.waitForEvent(event.event(), event).map(Wait::stored).orElse(null));
        }

        private static Map<String, @Nullable Object> stored(InngestEvent<Map<String, @Nullable Object>> event) {
            Map<String, @Nullable Object> stored = new LinkedHashMap<>();
            stored.put("name", event.name());
            stored.put("data", event.data());
            return stored;
        }
    }
}
