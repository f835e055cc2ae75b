package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.Answer;
import java.util.Set;

/** An answer that makes the Inngest server repeat the call. */
final class Refusal {

    /**
     * 400 comes from Tomcat for a request that meets its connector as that pauses, 500 from WildFly for one that meets a
     * filter as its application stops.
     */
    private static final Set<Integer> BY_A_CONTAINER = Set.of(400, 404, 500, 503);

    private Refusal() {}

    /**
     * Whether an answer is one that an application gives which is not there or stops. Either the library gives it, and says
     * so; or the container does, which the Inngest server knows by the missing header.
     */
    static boolean isOne(Answer answer) {
        if (answer.header("X-Inngest-Sdk") == null) {
            return BY_A_CONTAINER.contains(answer.status());
        }
        return answer.status() == 503 && "false".equals(answer.header("X-Inngest-No-Retry"));
    }
}
