package io.github.inngest4j.internal.replay;

/**
 * Ends a branch, or the call, at a step that is not over. An {@link Error}, so that {@code catch (Exception e)} in user
 * code lets it pass; without a stack, for it tells nothing and is thrown on almost every call. Nor is its message made before
 * somebody asks for it.
 */
final class SuspendedError extends Error {

    private static final long serialVersionUID = 1L;

    private final String stepId;

    SuspendedError(String stepId) {
        super(null, null, false, false);
        this.stepId = stepId;
    }

    @Override
    public String getMessage() {
        return "step '" + stepId + "' is not over; this error ends the call and must not be caught";
    }
}
