package io.github.inngest4j.jaxrs;

import io.github.inngest4j.serve.ServeResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Executes calls on other threads, while those of their requests keep the connections busy. Thread-safe. */
final class Streaming {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.jaxrs");

    /** Jersey sends nothing, whatever is flushed, until so many bytes have come. White space before JSON does no harm. */
    private static final int HELD_BACK = 8 * 1024;

    /** Calls have had their time; this is for answers that are as good as ready. */
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(1);

    private final Executor executor;
    private final Duration interval;
    /** The calls that were handed over, until their answers are there; and one party more, until the end. */
    private final Phaser calls = new Phaser(1);

    private final CompletableFuture<ServeResponse> ended = new CompletableFuture<>();

    /**
     * Streaming for one endpoint.
     *
     * @param executor executes the calls
     * @param interval how long a connection may be silent
     */
    Streaming(Executor executor, Duration interval) {
        this.executor = executor;
        this.interval = interval;
    }

    /**
     * The response to a call: a plain one if it is ready within the interval, else a stream.
     *
     * @param call is also asked for an answer when the endpoint has ended before it: it then refuses
     * @param keepAlive what is sent meanwhile
     */
    Response answer(Supplier<ServeResponse> call, ServeResponse keepAlive) {
        CompletableFuture<ServeResponse> answer;
        calls.register();
        try {
            answer = CompletableFuture.supplyAsync(call, executor);
            answer.whenComplete((ready, failed) -> calls.arriveAndDeregister());
        } catch (RejectedExecutionException e) {
            calls.arriveAndDeregister();
            LOG.log(Level.DEBUG, "The executor rejects a call: it is executed on the request thread", e);
            return Responses.of(call.get());
        }
        if (isThere(answer)) {
            return Responses.of(of(answer, call));
        }
        return Responses.head(keepAlive)
                .entity(new Stream(answer, call, keepAlive.body()))
                .build();
    }

    /** Closeable, since then CXF's provider for JSON does not take it for a bean. */
    private final class Stream implements StreamingOutput, Closeable {

        private final CompletableFuture<ServeResponse> answer;
        private final Supplier<ServeResponse> call;
        private final byte[] keepAlive;

        Stream(CompletableFuture<ServeResponse> answer, Supplier<ServeResponse> call, byte[] keepAlive) {
            this.answer = answer;
            this.call = call;
            this.keepAlive = keepAlive;
        }

        @Override
        public void write(OutputStream out) {
            stream(out, answer, call, keepAlive);
        }

        @Override
        public void close() {}
    }

    private void stream(
            OutputStream out, CompletableFuture<ServeResponse> answer, Supplier<ServeResponse> call, byte[] keepAlive) {
        try {
            for (int sent = 0; sent <= HELD_BACK; sent += keepAlive.length) {
                out.write(keepAlive);
            }
            do {
                write(out, keepAlive);
            } while (!isThere(answer));
            write(out, of(answer, call).streamed());
        } catch (IOException e) {
            // The call is executed to its end all the same, as any other whose client does not wait.
            LOG.log(Level.DEBUG, "The client of a streamed answer is gone", e);
        }
    }

    private static void write(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    private static ServeResponse of(CompletableFuture<ServeResponse> answer, Supplier<ServeResponse> call) {
        return answer.isDone() ? answer.join() : call.get();
    }

    /** Waits for an answer or the end. An interruption is for whoever uses the thread next, not for the call. */
    private boolean isThere(CompletableFuture<ServeResponse> answer) {
        CompletableFuture<Object> either = CompletableFuture.anyOf(answer, ended);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    either.get(interval.toNanos(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    return true; // Thrown where the answer is asked for.
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for answers that are as good as ready. No connection is kept waiting afterwards. */
    void end() {
        try {
            calls.awaitAdvanceInterruptibly(
                    calls.arriveAndDeregister(), TIME_TO_ANSWER.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "There are calls that have not ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.cancel(false);
        }
    }
}
