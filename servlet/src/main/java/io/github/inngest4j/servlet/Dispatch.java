package io.github.inngest4j.servlet;

import io.github.inngest4j.serve.ServeResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides on which thread a call is executed, and knows which calls are not over. */
final class Dispatch {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.servlet");

    private final @Nullable Executor executor;
    private final ClassLoader loader;
    private final @Nullable Duration keepAlive;
    /** The calls, until their answers are sent; and one party more, until the end. */
    private final Phaser calls = new Phaser(1);

    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private final AtomicBoolean warnedOfSync = new AtomicBoolean();
    private final AtomicBoolean warnedOfRejection = new AtomicBoolean();

    /**
     * A dispatch for one servlet.
     *
     * @param executor executes the calls, or {@code null} to execute them on the request thread
     * @param loader the application's class loader, which the executor's threads need not have
     * @param keepAlive how often the client of a call hears that it is still executed, or {@code null} for never
     */
    Dispatch(@Nullable Executor executor, ClassLoader loader, @Nullable Duration keepAlive) {
        this.executor = executor;
        this.loader = loader;
        this.keepAlive = keepAlive;
    }

    void run(HttpServletRequest request, HttpServletResponse response, Runnable call) {
        calls.register();
        // While a call keeps its connection busy the request thread is needed, and waits.
        Executor ofRequests = keepAlive == null ? executor : null;
        if (ofRequests != null && request.isAsyncSupported()) {
            runAsync(ofRequests, request, response, call);
            return;
        }
        if (ofRequests != null) {
            warnOnce(
                    warnedOfSync,
                    "An executor was given, but the servlet or a filter before it does not support asynchronous requests:"
                            + " calls are executed on the request thread. Declare each with asyncSupported = true.");
        }
        try {
            call.run();
        } finally {
            calls.arriveAndDeregister();
        }
    }

    private void runAsync(Executor executor, HttpServletRequest request, HttpServletResponse response, Runnable call) {
        // With what the filters have wrapped: one of them may have kept the body that it has read.
        AsyncContext async = request.startAsync(request, response);
        // A step may take as long as it needs; the server has a limit of its own.
        async.setTimeout(0);
        CompletableFuture<Void> over = new CompletableFuture<>();
        async.addListener(new OpenRequest(over, ended));
        Runnable whole = () -> {
            try {
                inApplication(call);
            } finally {
                complete(async);
                over.complete(null);
                calls.arriveAndDeregister();
            }
        };
        try {
            executor.execute(whole);
        } catch (RejectedExecutionException e) {
            warnOfRejection();
            whole.run();
        }
    }

    private void inApplication(Runnable call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            call.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Hands a call over while this thread, that of its request, waits.
     *
     * @param call is also asked for an answer when the servlet has ended before it: it then refuses
     * @param whileWaiting what to do each time when there is no answer yet
     */
    ServeResponse await(Supplier<ServeResponse> call, Runnable whileWaiting) {
        if (executor == null || keepAlive == null) {
            return call.get();
        }
        CompletableFuture<ServeResponse> answer;
        try {
            answer = CompletableFuture.supplyAsync(call, task -> executor.execute(() -> inApplication(task)));
        } catch (RejectedExecutionException e) {
            warnOfRejection();
            return call.get();
        }
        await(CompletableFuture.anyOf(answer, ended), keepAlive, whileWaiting);
        return answer.isDone() ? answer.join() : call.get();
    }

    /** Waits to the end: an interruption is for whoever uses the thread next, not for the call. */
    private static void await(Future<?> end, Duration interval, Runnable whileWaiting) {
        boolean interrupted = false;
        while (!end.isDone()) {
            try {
                end.get(interval.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                whileWaiting.run();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                return; // Thrown where the answer is asked for.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all answers are sent; to be called once. */
    void awaitEnd(Duration longest) {
        try {
            calls.awaitAdvanceInterruptibly(calls.arriveAndDeregister(), longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.log(Level.DEBUG, "Some answers could not be sent before the end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    private static void complete(AsyncContext async) {
        try {
            async.complete();
        } catch (IllegalStateException e) {
            // The client is gone, and the container has ended the request by itself.
            LOG.log(Level.DEBUG, "The request has ended before its call", e);
        }
    }

    private void warnOfRejection() {
        warnOnce(warnedOfRejection, "The executor rejects calls: they are executed on the request thread.");
    }

    private static void warnOnce(AtomicBoolean warned, String message) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, message);
        }
    }
}
