package io.github.inngest4j;

import io.github.inngest4j.internal.definition.Slug;
import io.github.inngest4j.internal.protocol.GoDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Declares a function as blocks that are executed in the order of their declaration. Each may be used any number of times.
 * They share one map: a block sees what those before it have given, and what it gives is merged into the map, which is the
 * function's result in the end. Where blocks give the same key, the last one counts.
 *
 * <p>A function is triggered by events or on schedules, and at least one of them is needed; not both.
 */
public final class DeclaredBuilder extends FunctionSettings<DeclaredBuilder> {

    private final String name;
    private String id;
    private final List<FunctionTrigger> triggers = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    DeclaredBuilder(String name) {
        this.name = Objects.requireNonNull(name, "name");
        this.id = Slug.of(name);
    }

    @Override
    DeclaredBuilder self() {
        return this;
    }

    /**
     * Gives the function an id. The default is its name in lower case, with runs of spaces, {@code .} and {@code /} as
     * {@code -}.
     *
     * @param text the id, see {@link InngestFunction#define}
     * @return this
     */
    public DeclaredBuilder id(String text) {
        this.id = Objects.requireNonNull(text, "id");
        return this;
    }

    /**
     * Starts the function by events of a name, see {@link FunctionBuilder#onEvent(String)}.
     *
     * @param eventName the name
     * @return this
     */
    public DeclaredBuilder onEvent(String eventName) {
        return on(new FunctionTrigger.Event(eventName, null));
    }

    /**
     * Starts the function by events of a name that fulfil a condition, see {@link FunctionBuilder#onEvent(String,
     * String)}.
     *
     * @param eventName the name
     * @param condition CEL over {@code event}
     * @return this
     */
    public DeclaredBuilder onEvent(String eventName, String condition) {
        return on(new FunctionTrigger.Event(eventName, condition));
    }

    /**
     * Starts the function on a schedule, see {@link FunctionBuilder#onCron(String)}.
     *
     * @param expression the expression
     * @return this
     */
    public DeclaredBuilder onCron(String expression) {
        return on(new FunctionTrigger.Cron(expression, null));
    }

    /**
     * Starts the function on a schedule, somewhat delayed, see {@link FunctionBuilder#onCron(String, Duration)}.
     *
     * @param expression the expression
     * @param jitter the most by which a start is delayed
     * @return this
     */
    public DeclaredBuilder onCron(String expression, Duration jitter) {
        return on(new FunctionTrigger.Cron(expression, jitter));
    }

    /**
     * Adds code that is executed on every call of the run: nothing of it is remembered. It should have no effect on the
     * world, and be quick.
     *
     * @param title what it does, for the reader
     * @param body the code; {@code null} gives nothing
     * @return this
     */
    public DeclaredBuilder run(String title, BlockBody<? extends @Nullable Map<String, ?>> body) {
        return add(new Block.Run(title, body));
    }

    /**
     * Adds a step: its result is remembered, and it is retried on its own.
     *
     * @param stepId the step's id
     * @param body the work; {@code null} gives nothing
     * @return this
     */
    public DeclaredBuilder step(String stepId, BlockBody<? extends @Nullable Map<String, ?>> body) {
        return add(new Block.Step(stepId, body));
    }

    /**
     * Adds a pause. The id of the step is {@code sleep} and the text.
     *
     * @param duration for example {@code 2s}, {@code 1h30m} or {@code 1d}, or ISO-8601
     * @return this
     * @throws InvalidFunctionException if the text is no duration
     */
    public DeclaredBuilder sleep(String duration) {
        try {
            Duration parsed = GoDuration.parse(duration);
            return GoDuration.isIso(duration) ? sleep(parsed) : add(new Block.Sleep("sleep " + duration, parsed));
        } catch (IllegalArgumentException e) {
            throw new InvalidFunctionException(id, "sleep", duration, Objects.requireNonNull(e.getMessage()));
        }
    }

    /**
     * Adds a pause. The id of the step is {@code sleep} and the duration in seconds, such as {@code sleep 2s}, or in
     * milliseconds.
     *
     * @param duration how long
     * @return this
     */
    public DeclaredBuilder sleep(Duration duration) {
        return add(new Block.Sleep("sleep " + DefinitionCheck.shown(duration), duration));
    }

    /**
     * Adds a pause until a moment that is computed on every call; the moment that was computed first counts.
     *
     * @param stepId the step's id
     * @param until when to go on
     * @return this
     */
    public DeclaredBuilder sleep(String stepId, BlockBody<Instant> until) {
        return add(new Block.SleepUntil(stepId, until));
    }

    /**
     * Adds a wait for an event. The event's name is the id of the step, and the key under which the event is stored, as a
     * map of {@code name} and {@code data}; or {@code null}, if it did not come in time.
     *
     * @param eventName the name of the event
     * @param settings adds the timeout, which is needed, and {@code match} or a condition: {@code wait ->
     *     wait.timeout("1d").match("user.id")}
     * @return this
     */
    public DeclaredBuilder waitForEvent(
            String eventName, UnaryOperator<EventWait<Map<String, @Nullable Object>>> settings) {
        return add(new Block.Wait(settings.apply(EventWait.event(eventName))));
    }

    /**
     * Makes the function.
     *
     * @return the function
     * @throws InvalidFunctionException if the definition is wrong
     */
    public TypedFunction<Map<String, @Nullable Object>> build() {
        Definition definition = new Definition(
                id, name, descriptionOrNull(), triggers, options(), middleware(), checkpointing(), EventTypes.UNTYPED);
        DefinitionCheck check = new DefinitionCheck(id);
        check.require(!triggers.isEmpty(), "triggers", 0, "a declared function needs onEvent(..) or onCron(..)");
        check.require(
                triggers.stream().map(Object::getClass).distinct().count() == 1,
                "triggers",
                triggers.size(),
                "a declared function has events or schedules, not both");
        blocks.forEach(block -> block.check(check));
        List<Block> program = List.copyOf(blocks);
        return new TypedFunction<>(definition, (run, step) -> Block.execute(program, run, step));
    }

    private DeclaredBuilder on(FunctionTrigger trigger) {
        triggers.add(trigger);
        return this;
    }

    private DeclaredBuilder add(Block block) {
        blocks.add(block);
        return this;
    }
}
