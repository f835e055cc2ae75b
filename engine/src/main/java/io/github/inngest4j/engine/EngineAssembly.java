package io.github.inngest4j.engine;

import io.github.inngest4j.engine.internal.api.ApiHandler;
import io.github.inngest4j.engine.internal.api.AppsApi;
import io.github.inngest4j.engine.internal.api.Authorization;
import io.github.inngest4j.engine.internal.api.CheckpointApi;
import io.github.inngest4j.engine.internal.api.EventsApi;
import io.github.inngest4j.engine.internal.api.HttpFace;
import io.github.inngest4j.engine.internal.api.RunsApi;
import io.github.inngest4j.engine.internal.driver.AppWorld;
import io.github.inngest4j.engine.internal.driver.ClockDriver;
import io.github.inngest4j.engine.internal.driver.Driver;
import io.github.inngest4j.engine.internal.driver.HttpClientTransport;
import io.github.inngest4j.engine.internal.driver.Kernel;
import io.github.inngest4j.engine.internal.driver.ManualClock;
import io.github.inngest4j.engine.internal.driver.ManualDriver;
import io.github.inngest4j.engine.internal.driver.World;
import io.github.inngest4j.engine.internal.expression.CelEvaluator;
import io.github.inngest4j.engine.internal.machine.Effect;
import io.github.inngest4j.engine.internal.machine.StateMachine;
import io.github.inngest4j.engine.internal.store.MemoryStore;
import io.github.inngest4j.engine.internal.wire.CallWriter;
import io.github.inngest4j.engine.internal.wire.RegistrationReader;
import io.github.inngest4j.engine.transport.AppTransport;
import io.github.inngest4j.internal.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Puts an engine together from its description. */
final class EngineAssembly {

    private EngineAssembly() {}

    static Engine of(EngineBuilder builder) {
        ManualClock manual = builder.manualStart == null ? null : new ManualClock(builder.manualStart);
        Clock clock = manual == null ? Clock.systemUTC() : manual;
        CelEvaluator expressions = new CelEvaluator();
        Kernel kernel = new Kernel(
                new StateMachine(expressions, builder.backoff::delay),
                new MemoryStore(seed(builder), builder.history),
                clock);
        HttpClientTransport http = new HttpClientTransport();
        AppTransport outbound = builder.outbound == null ? http : builder.outbound;
        RegistrationReader reader = new RegistrationReader(expressions);
        AppTransports transports = new AppTransports(http);
        World world = new AppWorld(transports::of, outbound, new CallWriter(builder.signingKey), clock);
        Driver driver = manual == null
                ? new ClockDriver(kernel, world, builder.maxCalls)
                : manualDriver(builder, kernel, manual, world);
        AppsApi apps = new AppsApi(kernel, driver, reader);
        ApiHandler api = new ApiHandler(
                new Authorization(builder.signingKey, builder.eventKey),
                new EventsApi(kernel, driver),
                new RunsApi(kernel, driver),
                new CheckpointApi(driver),
                apps);
        Applications applications = new Applications(transports, reader, apps, builder.signingKey, clock);
        JsonMapper mapper = new JsonMapper(builder.codec);

        List<AutoCloseable> closeables = new ArrayList<>();
        URI url = builder.port == null ? null : serve(api, builder.port, closeables, driver, http);
        if (builder.pollInterval != null) {
            closeables.add(new AppPoller(applications, builder.pollInterval));
        }
        closeables.addAll(List.of(driver, http, mapper));
        return new Engine(new EngineParts(kernel, driver, applications, api, mapper, closeables, url));
    }

    private static long seed(EngineBuilder builder) {
        if (builder.seed != null) {
            return builder.seed;
        }
        return builder.manualStart == null ? new SecureRandom().nextLong() : 0;
    }

    private static Driver manualDriver(EngineBuilder builder, Kernel kernel, ManualClock clock, World world) {
        Random order = builder.orderSeed == null ? null : new Random(builder.orderSeed);
        CallLatency latency = builder.latency;
        return new ManualDriver(kernel, clock, world, effect -> latency(latency, effect), order);
    }

    private static Duration latency(CallLatency latency, Effect effect) {
        return effect instanceof Effect.CallFunction call
                ? latency.of(call.call().function().slug(), call.call().target())
                : Duration.ZERO;
    }

    private static @Nullable URI serve(
            ApiHandler api, int port, List<AutoCloseable> closeables, Driver driver, HttpClientTransport http) {
        try {
            HttpFace face = new HttpFace(api, port);
            closeables.add(face);
            return face.url();
        } catch (IOException e) {
            driver.close();
            http.close();
            throw new EngineException("the engine cannot listen on port " + port + ": " + e.getMessage(), e);
        }
    }
}
