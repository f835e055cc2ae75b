/**
 * What every adapter must pass: {@link io.github.inngest4j.suite.BehaviourSuite} holds the behaviour of an app on the wire,
 * one theme in each of the interfaces it unites. An adapter's test extends it and says how functions are served. Nothing
 * here looks behind the public API, so that it can be run against any server.
 */
@NullMarked
package io.github.inngest4j.suite;

import org.jspecify.annotations.NullMarked;
