package io.github.inngest4j.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Decides on which thread a call is executed, and knows which calls are not over. */
final class Dispatch {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.servlet");

    private final @Nullable Executor executor;
    private final ClassLoader loader;
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
     */
    Dispatch(@Nullable Executor executor, ClassLoader loader) {
        this.executor = executor;
        this.loader = loader;
    }

    void run(HttpServletRequest request, HttpServletResponse response, Runnable call) {
        calls.register();
        if (executor != null && request.isAsyncSupported()) {
            runAsync(executor, request, response, call);
            return;
        }
        if (executor != null) {
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
        try {
            executor.execute(() -> inApplication(call, async, over));
        } catch (RejectedExecutionException e) {
            warnOnce(warnedOfRejection, "The executor rejects calls: they are executed on the request thread.");
            inApplication(call, async, over);
        }
    }

    private void inApplication(Runnable call, AsyncContext async, CompletableFuture<Void> over) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            call.run();
        } finally {
            thread.setContextClassLoader(before);
            complete(async);
            over.complete(null);
            calls.arriveAndDeregister();
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

    private static void warnOnce(AtomicBoolean warned, String message) {
        if (warned.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, message);
        }
    }
}
