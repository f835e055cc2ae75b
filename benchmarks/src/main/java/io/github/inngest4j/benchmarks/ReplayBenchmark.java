package io.github.inngest4j.benchmarks;

import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.checkpoint.Checkpointing;
import io.github.inngest4j.serve.ServeHandler;
import io.github.inngest4j.serve.ServeRequest;
import io.github.inngest4j.serve.ServeResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one call costs whose steps are all recorded: from the bytes of the request to the bytes of the answer, that is,
 * checking the signature if there is one, scanning the body, replaying the function through all its steps, binding each
 * recorded result (about 120 bytes), writing the function's own result, and signing the answer if the request was.
 * Network and container are not in it, and neither is the making of the request.
 *
 * <p>A call with ten times the steps has ten times the bytes; it should cost ten times as much, and not more. Calls are
 * timed one by one: on a machine that does other work, too, the mean tells more of that than of the call.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class ReplayBenchmark {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    /** How many steps are recorded. */
    @Param({"10", "100", "1000"})
    public int steps = 10;

    private final Served dev = new Served(Inngest.builder(BenchFunctions.APP_ID)
            .dev(true)
            .checkpointing(Checkpointing.off())
            .build());
    private final Served cloud = new Served(Inngest.builder(BenchFunctions.APP_ID)
            .dev(false)
            .signingKey(BenchApp.SIGNING_KEY)
            .checkpointing(Checkpointing.off())
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .build());

    private ServeRequest records = request(BenchFunctions.replay());
    private ServeRequest maps = request(BenchFunctions.replayOfMaps());
    private ServeRequest signed = records;

    /** For JMH. */
    public ReplayBenchmark() {}

    /** Makes the requests. */
    @Setup(Level.Trial)
    public void makeRequests() {
        records = request(BenchFunctions.replay());
        maps = request(BenchFunctions.replayOfMaps());
        signed = RecordedCall.last(BenchFunctions.replay().id(), steps).signed(BenchApp.SIGNING_KEY, NOW);
    }

    private ServeRequest request(InngestFunction function) {
        return RecordedCall.last(function.id(), steps).unsigned();
    }

    /**
     * Results bound to a record, in dev mode.
     *
     * @return the answer
     */
    @Benchmark
    public ServeResponse records() {
        return dev.handler().handle(records);
    }

    /**
     * Results bound to a {@code Map}, in dev mode.
     *
     * @return the answer
     */
    @Benchmark
    public ServeResponse maps() {
        return dev.handler().handle(maps);
    }

    /**
     * Results bound to a record; request and answer are signed.
     *
     * @return the answer
     */
    @Benchmark
    public ServeResponse signedRecords() {
        return cloud.handler().handle(signed);
    }

    /** Closes the apps. */
    @TearDown(Level.Trial)
    public void close() {
        dev.close();
        cloud.close();
    }

    /** An app with its endpoint. */
    private record Served(Inngest inngest, ServeHandler handler) implements AutoCloseable {

        Served(Inngest inngest) {
            this(
                    inngest,
                    ServeHandler.builder(inngest)
                            .functions(BenchFunctions.replay(), BenchFunctions.replayOfMaps())
                            .build());
        }

        @Override
        public void close() {
            handler.close();
            inngest.close();
        }
    }
}
