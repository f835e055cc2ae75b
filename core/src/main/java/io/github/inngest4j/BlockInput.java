package io.github.inngest4j;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a block of a declared function is given, see {@link InngestFunction#declare}. It belongs to one call.
 *
 * @param run the run
 * @param data what the blocks before have given, merged; it cannot be changed, and grows with each block
 */
public record BlockInput(Run<Map<String, @Nullable Object>> run, Map<String, @Nullable Object> data) {

    /**
     * The event that triggered the run.
     *
     * @return short for {@code run().event()}
     */
    public InngestEvent<Map<String, @Nullable Object>> event() {
        return run.event();
    }

    /**
     * How often the present step, or the code between steps, has failed before.
     *
     * @return short for {@code run().attempt()}
     */
    public int attempt() {
        return run.attempt();
    }

    /**
     * The id of the run.
     *
     * @return short for {@code run().runId()}
     */
    public String runId() {
        return run.runId();
    }
}
