/**
 * An app that serves one small function for each behaviour of the SDK. It is driven by acceptance tests, and shows how each
 * behaviour is asked for: {@link io.github.inngest4j.examples.acceptance.Basics} and its neighbours hold the functions,
 * {@link io.github.inngest4j.examples.acceptance.AcceptanceApp} serves them.
 */
@NullMarked
package io.github.inngest4j.examples.acceptance;

import org.jspecify.annotations.NullMarked;
