/**
 * The wire format: a strict scanner that cuts a request into slices without copying, one writer, and the mapper between
 * JSON and Java values.
 *
 * <p>Limits on depth and numbers are enforced here, before any JSON provider or application code sees a value.
 */
package io.github.inngest4j.internal.json;
