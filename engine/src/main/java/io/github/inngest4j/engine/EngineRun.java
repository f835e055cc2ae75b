package io.github.inngest4j.engine;

import io.github.inngest4j.TypeRef;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.engine.internal.model.EngineState;
import io.github.inngest4j.engine.internal.model.RunPhase;
import io.github.inngest4j.engine.internal.model.RunState;
import io.github.inngest4j.engine.internal.model.StepState;
import io.github.inngest4j.engine.internal.model.Tables;
import io.github.inngest4j.internal.json.JsonKind;
import io.github.inngest4j.internal.json.JsonMapper;
import io.github.inngest4j.internal.json.JsonSlice;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run as it is whenever it is looked at: every method asks the engine anew. Thread-safe. */
public final class EngineRun {

    private final String id;
    private final Kernel kernel;
    private final JsonMapper mapper;

    EngineRun(String id, Kernel kernel, JsonMapper mapper) {
        this.id = id;
        this.kernel = kernel;
        this.mapper = mapper;
    }

    /**
     * The run's id.
     *
     * @return a ULID
     */
    public String id() {
        return id;
    }

    /**
     * The function.
     *
     * @return its id with the app's in front, {@code <app>-<function>}
     */
    public String functionId() {
        return state().function();
    }

    /**
     * Where the run stands.
     *
     * @return the status now
     */
    public RunStatus status() {
        return RunStatus.valueOf(state().phase().name());
    }

    /**
     * How often the application was called for this run.
     *
     * @return the number of calls, answered or not
     */
    public int calls() {
        return state().calls();
    }

    /**
     * When the run ended.
     *
     * @return the time, or nothing if it has not ended
     */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(state().times().ended());
    }

    /**
     * What the function returned.
     *
     * @param <T> the type
     * @param type the type to bind it to
     * @return the value
     * @throws IllegalStateException if the run has not completed; the message says how it stands and why it failed
     * @throws io.github.inngest4j.json.JsonException if the value is not of this type
     */
    public <T> @Nullable T output(Class<T> type) {
        return mapper.read(output(), type);
    }

    /**
     * What the function returned, of a generic type.
     *
     * @param <T> the type
     * @param type the type to bind it to
     * @return the value
     * @throws IllegalStateException if the run has not completed; the message says how it stands and why it failed
     * @throws io.github.inngest4j.json.JsonException if the value is not of this type
     */
    @SuppressWarnings("unchecked") // the mapper gives what the type says
    public <T> @Nullable T output(TypeRef<T> type) {
        Type javaType = type.type();
        return (T) mapper.read(output(), javaType);
    }

    /**
     * What the function returned, as JSON text.
     *
     * @return the text
     * @throws IllegalStateException if the run has not completed; the message says how it stands and why it failed
     */
    public String outputJson() {
        return output().text();
    }

    private JsonSlice output() {
        RunState run = state();
        JsonSlice output = run.output();
        if (run.phase() != RunPhase.COMPLETED || output == null) {
            String reason = error().map(error -> ": " + error.name() + ": " + error.message())
                    .orElse("");
            throw new IllegalStateException("run " + id + " of function " + run.function() + " has no output, it is "
                    + run.phase().wireName() + reason);
        }
        return output;
    }

    /**
     * Why the run failed.
     *
     * @return the error, or nothing unless the run failed
     */
    public Optional<EngineError> error() {
        return Optional.ofNullable(state().error()).map(EngineRun::error);
    }

    /**
     * The steps that have ended, in the order in which they ended.
     *
     * @return the steps so far
     */
    public List<EngineStep> steps() {
        return kernel.read((EngineState engine) -> engine.find(Tables.STEPS_BY_RUN, id)).stream()
                .map(EngineRun::step)
                .toList();
    }

    /**
     * A step that has ended.
     *
     * @param stepId its id as the user wrote it, or its hashed id
     * @return the first such step, or nothing if none has ended
     */
    public Optional<EngineStep> step(String stepId) {
        return steps().stream()
                .filter(step -> step.id().equals(stepId) || step.hashedId().equals(stepId))
                .findFirst();
    }

    /**
     * Waits until the run has ended. With manual time there is nothing to wait for: what can happen now has happened.
     *
     * @param atMost how long to wait
     * @return this run
     * @throws IllegalStateException if it has not ended in time
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public EngineRun await(Duration atMost) throws InterruptedException {
        if (!kernel.await(engine -> state(engine).phase().isFinal(), atMost)) {
            RunState run = state();
            throw new IllegalStateException("run " + id + " of function " + run.function() + " has not ended within "
                    + atMost + ", it is " + run.phase().wireName());
        }
        return this;
    }

    private RunState state() {
        return kernel.read(this::state);
    }

    private RunState state(EngineState engine) {
        RunState run = engine.get(Tables.RUNS, id);
        if (run == null) {
            throw new IllegalStateException("the engine has forgotten run " + id + ": it keeps only the latest");
        }
        return run;
    }

    private static EngineStep step(StepState step) {
        JsonSlice error = step.value().member("error");
        boolean failed = error != null && error.kind() == JsonKind.OBJECT && onlyMember(step.value());
        return new EngineStep(
                step.name(),
                step.id(),
                step.op(),
                step.attempts(),
                step.at(),
                step.value().text(),
                failed && error != null ? error(error) : null);
    }

    private static boolean onlyMember(JsonSlice object) {
        var scanner = object.scan();
        scanner.beginObject();
        scanner.nextName();
        scanner.readValue();
        return scanner.nextName() == null;
    }

    private static EngineError error(JsonSlice error) {
        String name = text(error, "name");
        String message = text(error, "message");
        return new EngineError(name == null ? "Error" : name, message == null ? "" : message, text(error, "stack"));
    }

    private static @Nullable String text(JsonSlice object, String member) {
        JsonSlice value = object.member(member);
        return value != null && value.kind() == JsonKind.STRING ? value.scan().readString() : null;
    }

    /** The run's id. */
    @Override
    public String toString() {
        return "EngineRun[" + id + "]";
    }
}
