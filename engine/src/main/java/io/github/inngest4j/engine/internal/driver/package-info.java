/**
 * What drives the rules: a lock around the state, clocks, schedulers, and the world that effects act upon.
 */
@NullMarked
package io.github.inngest4j.engine.internal.driver;

import org.jspecify.annotations.NullMarked;
