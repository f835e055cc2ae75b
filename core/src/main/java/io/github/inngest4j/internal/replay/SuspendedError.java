package io.github.inngest4j.internal.replay;

/**
 * Ends a branch, or the call, at a step that is not over. An {@link Error}, so that {@code catch (Exception e)} in user
 * code lets it pass; without a stack, for it tells nothing and is thrown on almost every call.
 */
final class SuspendedError extends Error {

    private static final long serialVersionUID = 1L;

    SuspendedError(String stepId) {
        super("step '" + stepId + "' is not over; this error ends the call and must not be caught", null, false, false);
    }
}
