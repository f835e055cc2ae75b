package io.github.inngest4j.servertests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets steps of the application begin, and not end before they may. */
final class HeldSteps implements AutoCloseable {

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);
    private final Duration longer;

    /**
     * Opens what steps wait for.
     *
     * @param longer how much longer a step takes after it was released
     */
    HeldSteps(Duration longer) throws IOException {
        this.longer = longer;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/", this::hold);
        http.start();
    }

    /** What a step asks, and waits for. */
    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
    }

    private void hold(HttpExchange exchange) throws IOException {
        try (exchange) {
            begun.release();
            released.await(60, TimeUnit.SECONDS);
            new Semaphore(0).tryAcquire(longer.toMillis(), TimeUnit.MILLISECONDS);
            byte[] answer = "released".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until steps have begun. */
    void awaitBegin(int steps) throws InterruptedException {
        if (!begun.tryAcquire(steps, 60, TimeUnit.SECONDS)) {
            throw new AssertionError("The steps have not begun");
        }
    }

    /** Lets them end. */
    void release() {
        released.countDown();
    }

    @Override
    public void close() {
        released.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}
