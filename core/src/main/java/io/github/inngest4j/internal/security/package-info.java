/**
 * Who may call: signing keys, signatures of requests and answers (SDK specification, section 4.1), and the canonical JSON
 * they are made over.
 *
 * <p>Keys never appear in messages or in {@code toString}.
 */
package io.github.inngest4j.internal.security;
