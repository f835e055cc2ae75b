package io.github.inngest4j.engine;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.engine.FaultedProgram.Work;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.engine.transport.EngineRequest;
import io.github.inngest4j.engine.transport.EngineResponse;
import io.github.inngest4j.http.HttpAnswer;
import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import io.github.inngest4j.internal.json.JsonLimits;
import io.github.inngest4j.internal.json.JsonSlice;
import io.github.inngest4j.internal.security.SigningKey;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * All that lies between an app and an engine, and goes wrong: in both directions, by chance. One thing happens at a time, so
 * that a seed gives the same run again.
 */
final class FaultyWorld implements AppTransport, HttpTransport, FaultedProgram.Bodies, Executor {

    static final String KEY = "signkey-test-0123456789abcdef0123456789abcdef";
    static final String FALLBACK_KEY = "signkey-test-fedcba9876543210fedcba9876543210";

    private static final int MOST_FAILURES_OF_AN_ITEM = 3;

    private static final Set<String> PAUSES = Set.of("Sleep", "WaitForEvent");

    /** What happens to a checkpoint: before or after the engine has stored it. */
    enum Fault {
        NONE,
        CUT_BEFORE,
        CUT_AFTER,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER,
        SLOW,
        FAILURE_BEFORE,
        FAILURE_AFTER,
        TOO_MANY,
        UNAUTHORIZED,
        CONFLICT_BEFORE,
        CONFLICT_AFTER,
        TOO_LARGE,
        REFUSED,
        NOT_FOUND,
        TWICE,
        ONCE_MORE_LATER,
        TOO_LATE
    }

    private final Random random;
    private final ExecutionLedger ledger;
    private final double faults;
    private final Map<String, Integer> failuresOfItems = new HashMap<>();
    private final Set<String> hitched = new HashSet<>();

    private final ThreadLocal<Delivery> current = new ThreadLocal<>();
    private final List<Delivery> abandoned = new ArrayList<>();
    private final List<Delivery> over = new ArrayList<>();
    private final List<HttpCall> underWay = new ArrayList<>();
    private final List<Runnable> toStore = new ArrayList<>();

    private final Map<Fault, Integer> seen = new EnumMap<>(Fault.class);
    private final Map<String, Integer> callsSeen = new HashMap<>();
    private Fault lasting = Fault.NONE;
    private int lastsFor;
    private String accepted = SigningKey.parse(KEY).bearer();
    private int refusesAll;
    private boolean disturbing;

    private @Nullable Engine engine;
    private @Nullable AppTransport app;
    private @Nullable AppClock clock;

    FaultyWorld(Random random, ExecutionLedger ledger) {
        this.random = random;
        this.ledger = ledger;
        this.faults = List.of(0.05, 0.1, 0.2, 0.5).get(random.nextInt(4));
    }

    void connect(Engine newEngine, AppClock newClock) {
        engine = newEngine;
        clock = newClock;
    }

    void connect(AppTransport newApp) {
        app = newApp;
    }

    private Engine engine() {
        return Objects.requireNonNull(engine);
    }

    AppClock clock() {
        return Objects.requireNonNull(clock);
    }

    /** How often each fault happened to a checkpoint. */
    Map<Fault, Integer> faults() {
        return seen;
    }

    /** What happened to calls, and how often. */
    Map<String, Integer> calls() {
        return callsSeen;
    }

    private boolean chance(double of) {
        return random.nextDouble() < of;
    }

    // From the engine to the app.

    @Override
    public EngineResponse call(EngineRequest request) throws IOException, InterruptedException {
        if (!request.method().equals("POST")) {
            return Objects.requireNonNull(app).call(request);
        }
        show();
        disturb();
        Delivery call = new Delivery(request, clock().instant());
        callsSeen.merge("in all", 1, Integer::sum);
        EngineResponse response = mayFail(call) && chance(faults / 4) ? breaking(call) : deliver(call);
        if (!call.lost && mayFail(call) && chance(faults / 8)) {
            callsSeen.merge("answer lost", 1, Integer::sum);
            lose(call);
        }
        if (chance(faults)) {
            over.add(call);
        }
        if (response == null || call.lost) {
            throw new IOException("the connection is broken");
        }
        if (engine().runs("f").get(0).status() == RunStatus.RUNNING) {
            ledger.answered(call, response.status(), results(response), makesACallForEach(response));
        }
        return response;
    }

    /** Executes a call until its connection breaks, if it lasts so long. */
    private @Nullable EngineResponse breaking(Delivery call) {
        call.detached = new Detached(() -> deliver(call));
        call.pausesLeft = random.nextInt(5);
        EngineResponse response = call.detached.goOn();
        if (response == null) {
            callsSeen.merge("broken off", 1, Integer::sum);
            lose(call);
            abandoned.add(call);
        } else {
            call.detached.close();
            call.detached = null;
        }
        return response;
    }

    private EngineResponse deliver(Delivery call) {
        Delivery outer = current.get();
        current.set(call);
        try {
            return Objects.requireNonNull(app).call(call.request);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            current.set(outer);
        }
    }

    /** Every item has attempts for the failures of its steps, and for some of these. */
    private boolean mayFail(Delivery call) {
        return !call.isLastAttempt() && failuresOfItems.getOrDefault(call.item, 0) < MOST_FAILURES_OF_AN_ITEM;
    }

    private void lose(Delivery call) {
        call.lost = true;
        failuresOfItems.merge(call.item, 1, Integer::sum);
    }

    private void show() {
        ledger.shows(engine().runs("f").get(0).steps());
    }

    /** Lets what was left behind come in now, unless that is what is going on already. */
    private void disturb() {
        if (disturbing) {
            return;
        }
        disturbing = true;
        try {
            comeIn();
        } finally {
            disturbing = false;
        }
    }

    private void comeIn() {
        if (!abandoned.isEmpty() && chance(0.5)) {
            goOn(abandoned.get(random.nextInt(abandoned.size())));
        }
        if (!over.isEmpty() && chance(0.2)) {
            callsSeen.merge("delivered again", 1, Integer::sum);
            EngineResponse unseen =
                    deliver(over.remove(random.nextInt(over.size())).again(clock().instant()));
            Objects.requireNonNull(unseen);
        }
        if (!underWay.isEmpty() && chance(0.5)) {
            arrive(underWay.remove(random.nextInt(underWay.size())));
        }
    }

    private void goOn(Delivery call) {
        call.pausesLeft = random.nextInt(3);
        Detached detached = Objects.requireNonNull(call.detached);
        if (detached.goOn() != null) {
            abandoned.remove(call);
            detached.close();
        }
    }

    /** Lets all that was left behind come to its end. */
    void settle() {
        disturbing = true;
        while (!abandoned.isEmpty()) {
            goOn(abandoned.get(0));
        }
        underWay.forEach(this::arrive);
        show();
    }

    private void arrive(HttpCall call) {
        try {
            HttpAnswer unseen = engine().apiTransport().send(call);
            Objects.requireNonNull(unseen);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A moment at which the connection of a call may break. */
    private void moment(Delivery call) {
        Detached detached = call.detached;
        if (detached != null && detached.isOnThisThread() && call.pausesLeft-- == 0) {
            detached.pause();
        } else if (!call.lost && detached == null) {
            disturb();
        }
    }

    // The bodies of steps.

    @Override
    public int execute(String id, Work work, int attempt) {
        Delivery call = current.get();
        ledger.begins(id, call, attempt, clock().instant());
        moment(call);
        storeSome();
        if (chance(0.3)) {
            clock().pass(Duration.ofMillis(random.nextInt(4000)));
        }
        switch (work.failing()) {
            case ALWAYS -> throw new IllegalStateException("always");
            case FOR_GOOD -> throw new NonRetriableException("for good");
            case AT_FIRST -> {
                if (ledger.failures(id) < work.failures()) {
                    ledger.fails(id);
                    throw new IllegalStateException("at first");
                }
            }
            case NEVER -> {}
        }
        return ledger.succeeds(id, call);
    }

    @Override
    public boolean hitches(String id) {
        return hitched.add(id);
    }

    // The executor, which does nothing before its time: at a moment of the call, or when the call waits for it.

    @Override
    public void execute(Runnable task) {
        if (chance(0.1)) {
            throw new RejectedExecutionException("too much to do");
        }
        Delivery call = current.get();
        AtomicBoolean taken = new AtomicBoolean();
        Runnable once = () -> {
            if (taken.compareAndSet(false, true)) {
                Delivery outer = current.get();
                current.set(call);
                try {
                    task.run();
                } finally {
                    current.set(outer);
                }
            }
        };
        toStore.add(once);
        // A pool of one worker takes a second one when the first waits for a future.
        Objects.requireNonNull(ForkJoinTask.getPool()).execute(once);
    }

    private void storeSome() {
        while (!toStore.isEmpty() && chance(0.4)) {
            toStore.remove(0).run();
        }
    }

    // From the app to the engine.

    @Override
    public HttpAnswer send(HttpCall call) throws IOException, InterruptedException {
        if (!call.url().getPath().startsWith("/v1/checkpoint/")) {
            return engine().apiTransport().send(call);
        }
        Delivery delivery = current.get();
        moment(delivery);
        Fault fault = next(delivery);
        HttpAnswer unauthorized = authorize(call, fault == Fault.UNAUTHORIZED);
        HttpAnswer answer = unauthorized == null ? send(call, fault) : unauthorized;
        if (answer.status() == 200) {
            ledger.acknowledged(delivery, steps(call));
            show();
        } else if (answer.status() == 409) {
            if (!delivery.lost) {
                failuresOfItems.merge(delivery.item, 1, Integer::sum);
            }
            delivery.stopped = true;
        }
        return answer;
    }

    private HttpAnswer send(HttpCall call, Fault fault) throws IOException, InterruptedException {
        HttpTransport server = engine().apiTransport();
        return switch (fault) {
            case NONE, UNAUTHORIZED -> server.send(call);
            case CUT_BEFORE -> throw new IOException("connection refused");
            case CUT_AFTER -> {
                arrive(call);
                throw new IOException("the connection was cut in mid-body");
            }
            case TIMEOUT_BEFORE -> throw timeout(call);
            case TIMEOUT_AFTER -> {
                arrive(call);
                throw timeout(call);
            }
            case SLOW -> {
                clock().pass(call.timeout().minusMillis(1 + random.nextInt(9000)));
                yield server.send(call);
            }
            case FAILURE_BEFORE -> answer(500 + random.nextInt(5));
            case FAILURE_AFTER -> {
                arrive(call);
                yield answer(502);
            }
            case TOO_MANY -> answer(429);
            case CONFLICT_BEFORE -> answer(409);
            case CONFLICT_AFTER -> {
                arrive(call);
                yield answer(409);
            }
            case TOO_LARGE -> answer(413);
            case REFUSED -> answer(400);
            case NOT_FOUND -> answer(404);
            case TWICE -> {
                arrive(call);
                yield server.send(call);
            }
            case ONCE_MORE_LATER -> {
                underWay.add(call);
                yield server.send(call);
            }
            case TOO_LATE -> {
                underWay.add(call);
                throw timeout(call);
            }
        };
    }

    private IOException timeout(HttpCall call) {
        clock().pass(call.timeout());
        return new HttpTimeoutException("timed out");
    }

    private static HttpAnswer answer(int status) {
        return new HttpAnswer(
                status,
                Map.of("Content-Type", List.of("application/json")),
                "{\"error\":\"injected\"}".getBytes(StandardCharsets.UTF_8));
    }

    private Fault next(Delivery call) {
        Fault fault = Fault.NONE;
        if (lastsFor > 0) {
            lastsFor--;
            fault = lasting;
        } else if (chance(faults)) {
            fault = Fault.values()[random.nextInt(Fault.values().length)];
            if (chance(0.25)) {
                lasting = fault;
                lastsFor = 1 + random.nextInt(10);
            }
        }
        boolean conflict = fault == Fault.CONFLICT_BEFORE || fault == Fault.CONFLICT_AFTER;
        Fault possible = conflict && !call.lost && !mayFail(call) ? Fault.FAILURE_BEFORE : fault;
        seen.merge(possible, 1, Integer::sum);
        return possible;
    }

    /** The server may accept one of the keys, and another one from now on, or none for some time or for ever. */
    private @Nullable HttpAnswer authorize(HttpCall call, boolean changes) {
        String bearer = String.valueOf(call.headers().get("Authorization")).replace("Bearer ", "");
        if (changes) {
            if (random.nextInt(3) == 0) {
                refusesAll = random.nextInt(4) == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(6);
            } else {
                accepted = SigningKey.parse(
                                accepted.equals(SigningKey.parse(KEY).bearer()) ? FALLBACK_KEY : KEY)
                        .bearer();
            }
        }
        if (refusesAll > 0) {
            refusesAll--;
            return answer(random.nextBoolean() ? 401 : 403);
        }
        return bearer.equals(accepted) ? null : answer(401);
    }

    private static List<String> results(EngineResponse response) {
        return response.status() == 206 ? idsOfResults(JsonSlice.of(response.body(), JsonLimits.DEFAULT)) : List.of();
    }

    /** The engine waits for all operations of an answer, unless they are results alone, or pauses alone. */
    private static boolean makesACallForEach(EngineResponse response) {
        if (response.status() != 206) {
            return false;
        }
        List<String> ops = new ArrayList<>();
        for (Object op : (List<?>) Objects.requireNonNull(
                JsonSlice.of(response.body(), JsonLimits.DEFAULT).toPlain())) {
            ops.add(String.valueOf(((Map<?, ?>) op).get("op")));
        }
        return ops.size() > 1 && (Set.of("StepRun").containsAll(ops) || PAUSES.containsAll(ops));
    }

    private static List<String> steps(HttpCall call) {
        JsonSlice body = JsonSlice.of(call.body(), JsonLimits.DEFAULT);
        return idsOfResults(Objects.requireNonNull(body.member("steps")));
    }

    private static List<String> idsOfResults(JsonSlice ops) {
        List<String> ids = new ArrayList<>();
        for (Object op : (List<?>) Objects.requireNonNull(ops.toPlain())) {
            if ("StepRun".equals(((Map<?, ?>) op).get("op"))) {
                ids.add(String.valueOf(((Map<?, ?>) op).get("id")));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
