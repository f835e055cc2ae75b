package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All functions of the app. */
final class AcceptanceFunctions {

    static final String APP_ID = "acceptance";

    private AcceptanceFunctions() {}

    static List<InngestFunction> all(Inngest inngest, Clock clock, Work work) {
        return Stream.of(
                        Basics.functions(),
                        Values.functions(),
                        Failures.functions(),
                        Time.functions(),
                        Waiting.functions(),
                        Invoking.functions(),
                        Sending.functions(inngest),
                        new Requests().functions(),
                        Parallelism.functions(work),
                        Lifecycle.functions(),
                        new FlowControl(work, clock).functions(),
                        CodeChange.functions(clock),
                        Intercepted.functions(),
                        Checkpoints.functions(),
                        Linear.functions())
                .flatMap(Collection::stream)
                .toList();
    }
}
