/**
 * The shapes of the wire: what a call brings, what an answer reports, and how ids, durations and errors are written. Knows
 * JSON, but neither functions nor HTTP.
 */
package io.github.inngest4j.internal.protocol;
