/**
 * An Inngest engine inside the JVM: it receives events, keeps the state of runs, and calls functions over the same wire
 * protocol as the Inngest server does, in the same process or over HTTP.
 *
 * <p>Its heart is a pure state machine, so time may be a clock or the test's own hand:
 *
 * <pre>{@code
 * try (Engine engine = Engine.builder().manualTime(start).app(app).build()) {
 *     EngineRun run = engine.send("shop/order.placed", order).run("fulfil-order");
 *     engine.advance(Duration.ofDays(4));
 *     assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
 * }
 * }</pre>
 *
 * <p>It is a one-node engine that keeps its state in memory. Beyond one node an application points at an Inngest server,
 * with no change in code.
 */
@NullMarked
package io.github.inngest4j.engine;

import org.jspecify.annotations.NullMarked;
