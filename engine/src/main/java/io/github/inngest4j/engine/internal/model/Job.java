package io.github.inngest4j.engine.internal.model;

/**
 * Something that a run has asked for.
 *
 * @param runId the run
 * @param id what it asked for
 */
public record Job(String runId, String id) {

    /** The primary key. */
    public String key() {
        return runId + "/" + id;
    }
}
