package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.TestApp.Mode;
import io.github.inngest4j.suite.Answer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that pay one order after the other. As the Inngest server does, they repeat a call that was refused until it is
 * executed; whatever is neither right nor a refusal ends them.
 */
final class Payments implements AutoCloseable {

    private static final int CLIENTS = 4;
    /** What the Inngest server would make seconds and minutes of. */
    private static final long PAUSE_IN_MILLIS = 20;

    private static final long PATIENCE_IN_SECONDS = 90;

    private final Server server;
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final List<Future<?>> ends = new ArrayList<>();
    private final AtomicLong orders = new AtomicLong();
    private final Set<Long> paid = new ConcurrentSkipListSet<>();
    private final Map<String, Semaphore> byDeployment = new ConcurrentHashMap<>();
    private final AtomicLong refusals = new AtomicLong();
    private volatile boolean ending;

    Payments(Server server, List<Mode> modes) {
        this.server = server;
        for (int i = 0; i < CLIENTS; i++) {
            Mode mode = modes.get(i % modes.size());
            ends.add(clients.submit(() -> {
                while (!ending) {
                    pay(orders.incrementAndGet(), mode);
                }
                return null;
            }));
        }
    }

    private void pay(long number, Mode mode) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
        while (!isPaid(number, mode)) {
            refusals.incrementAndGet();
            if (System.nanoTime() > end) {
                throw new AssertionError("Order " + number + " was always refused");
            }
            new Semaphore(0).tryAcquire(PAUSE_IN_MILLIS, TimeUnit.MILLISECONDS);
        }
        paid.add(number);
    }

    private boolean isPaid(long number, Mode mode) {
        Answer answer;
        try {
            answer = TestApp.FIRST
                    .at(server, mode)
                    .send(ApplicationSuite.pay(number))
                    .understood();
        } catch (IOException e) {
            return false;
        }
        if (Refusal.isOne(answer)) {
            return false;
        }
        if (answer.status() != 206) {
            throw new AssertionError("Neither right nor a refusal: " + answer);
        }
        JsonObject receipt = answer.op().getJsonObject("data");
        if (receipt.getInt("order_number") != number
                || receipt.getInt("cents") != 450
                || !receipt.getString("event").equals("event-0")) {
            throw new AssertionError("Order " + number + " has the wrong receipt: " + answer);
        }
        paidBy(receipt.getString("deployment")).release();
        return true;
    }

    private Semaphore paidBy(String deployment) {
        return byDeployment.computeIfAbsent(deployment, unknown -> new Semaphore(0));
    }

    /** Waits until a deployment has been paid a number of orders. */
    void await(String deployment, int count) throws InterruptedException, ExecutionException {
        if (!paidBy(deployment).tryAcquire(count, PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
            end();
            throw new AssertionError("Nobody pays any more");
        }
    }

    /** Lets the clients pay what they have begun, and tells which orders are paid. */
    Set<Long> end() throws InterruptedException, ExecutionException {
        ending = true;
        for (Future<?> end : ends) {
            end.get();
        }
        return paid;
    }

    long orders() {
        return orders.get();
    }

    int deployments() {
        return byDeployment.size();
    }

    long refusals() {
        return refusals.get();
    }

    @Override
    public void close() {
        ending = true;
        clients.shutdownNow();
    }
}
