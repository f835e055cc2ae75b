package io.github.inngest4j.benchmarks;

import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.engine.EngineRun;
import java.net.URI;
import java.time.Duration;

/**
 * The engine, by the system's clock, with its HTTP API, in a process of its own. It answers two kinds of lines: {@code app}
 * and the URL of an app, which it adds; an event and a number of steps, which starts a run and is answered with its
 * {@link EndedRun}.
 */
public final class CheckpointEngine {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(2);
    private static final int HISTORY = 100;

    private CheckpointEngine() {}

    /**
     * Starts it, prints its port, and ends when the standard input does.
     *
     * @param args none
     * @throws Exception if it cannot start
     */
    public static void main(String[] args) throws Exception {
        try (Engine engine = Engine.builder().http(0).history(HISTORY).build()) {
            ServerProcess.serve(engine.url().getPort(), question -> {
                String[] words = question.split(" ", 2);
                if (words[0].equals("app")) {
                    engine.addApp(URI.create(words[1]));
                    return "added";
                }
                return run(engine, words[0], Integer.parseInt(words[1])).toString();
            });
        }
    }

    private static EndedRun run(Engine engine, String event, int steps) throws InterruptedException {
        long start = System.nanoTime();
        EngineRun run =
                engine.send(event, new BenchFunctions.Size(steps)).runs().get(0);
        run.await(LONGEST_RUN);
        long nanos = System.nanoTime() - start;
        long distinct =
                run.steps().stream().map(step -> step.hashedId()).distinct().count();
        return new EndedRun(nanos, run.calls(), distinct, run.output(Long.class));
    }
}
