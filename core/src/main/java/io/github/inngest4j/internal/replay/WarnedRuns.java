package io.github.inngest4j.internal.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The runs of an app of which the developer was warned, as far as they are remembered. Thread-safe. */
final class WarnedRuns {

    private static final int REMEMBERED = 1000;

    private final Set<String> runs = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    /** True once for a run. */
    boolean add(String runId) {
        return runs.add(runId);
    }

    /** Forgets the oldest. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
