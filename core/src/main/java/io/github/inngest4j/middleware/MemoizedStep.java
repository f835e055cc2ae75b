package io.github.inngest4j.middleware;

import org.jspecify.annotations.Nullable;

/**
 * A step that is over, with what the server has recorded of it.
 *
 * @param call the call in which the function's code asks for it
 * @param id the step's id, with its number or prefix where it has one
 * @param kind what the step does
 * @param failed whether the step has failed for good
 * @param value the recorded result: of a run step what it returned, of a wait the event, of a sleep, a wait that timed
 *     out and a step that has failed {@code null}
 */
public record MemoizedStep(
        Call call,
        String id,
        StepKind kind,
        boolean failed,
        @Nullable Object value) {

    /**
     * This step with another result. A step that had failed has succeeded then.
     *
     * @param newValue the result, as plain Java
     * @return a copy
     */
    public MemoizedStep withValue(@Nullable Object newValue) {
        return new MemoizedStep(call, id, kind, false, newValue);
    }

    /** Says which step it is, but not its value. */
    @Override
    public String toString() {
        return "MemoizedStep[" + id + ", " + kind + "]";
    }
}
