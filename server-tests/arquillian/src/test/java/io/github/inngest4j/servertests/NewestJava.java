package io.github.inngest4j.servertests;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of a server that does not run on this Java. The system property {@code server.java} says which is the newest. */
public final class NewestJava implements ExecutionCondition {

    private static final int NEWEST = Integer.getInteger("server.java", Integer.MAX_VALUE);

    /** As JUnit makes it. */
    public NewestJava() {}

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        int java = Runtime.version().feature();
        if (java <= NEWEST) {
            return ConditionEvaluationResult.enabled("The server runs on Java " + java);
        }
        return ConditionEvaluationResult.disabled(System.getProperty("server.name") + " "
                + System.getProperty("server.version") + " does not run on Java " + java + ", but up to " + NEWEST);
    }
}
