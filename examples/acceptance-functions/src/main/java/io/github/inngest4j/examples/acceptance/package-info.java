/**
 * One small function for each behaviour of the SDK. They are driven by acceptance tests, and show how each behaviour is asked for:
 * {@link io.github.inngest4j.examples.acceptance.Basics} and its neighbours hold the functions, {@link
 * io.github.inngest4j.examples.acceptance.AcceptanceFunctions} has all of them, for the apps that serve them.
 */
@NullMarked
package io.github.inngest4j.examples.acceptance;

import org.jspecify.annotations.NullMarked;
