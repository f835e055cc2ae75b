package io.github.inngest4j;

/** The work of a step without a result. */
@FunctionalInterface
public interface StepAction {

    /**
     * Does the work. Called once per attempt, never again after it has succeeded.
     *
     * @throws Exception whatever goes wrong; it becomes the step's error
     */
    void run() throws Exception;
}
