/**
 * The rules of the engine, as a pure state machine.
 *
 * <p>{@link io.github.inngest4j.engine.internal.machine.StateMachine#apply} maps state, input and time to changed rows, effects
 * and a reply. Nothing here reads a clock, starts a thread or does input and output; chance comes from a seed in the state.
 * Whoever applies the same inputs to the same state gets the same state again.
 */
@NullMarked
package io.github.inngest4j.engine.internal.machine;

import org.jspecify.annotations.NullMarked;
