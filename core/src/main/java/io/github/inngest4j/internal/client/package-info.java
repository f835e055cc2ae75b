/**
 * The Inngest server's API: events, signals, registration and the full state of large runs (SDK specification, sections
 * 4.3.2, 4.4.2 and 6.3.2). Knows JSON and HTTP, nothing of functions and steps.
 */
package io.github.inngest4j.internal.client;
