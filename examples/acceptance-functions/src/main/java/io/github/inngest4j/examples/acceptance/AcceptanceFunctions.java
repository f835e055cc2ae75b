package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.checkpoint.Checkpointing;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All functions of the app, for whatever serves them. */
public final class AcceptanceFunctions {

    /** The id of the app. */
    public static final String APP_ID = "acceptance";

    private AcceptanceFunctions() {}

    /**
     * Makes them.
     *
     * @param inngest gives the app when a function needs it
     * @return the functions
     */
    public static List<InngestFunction> all(Supplier<? extends Inngest> inngest) {
        return all(inngest, Clock.systemUTC(), Work.REAL);
    }

    /**
     * How the app is set up: every step is a call of its own, so that each can be seen. A function may say otherwise.
     *
     * @param settings the app's builder
     */
    public static void stepByStep(InngestBuilder settings) {
        settings.checkpointing(Checkpointing.off());
    }

    static List<InngestFunction> all(Supplier<? extends Inngest> inngest, Clock clock, Work work) {
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
