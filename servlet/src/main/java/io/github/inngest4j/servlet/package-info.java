/**
 * The adapter for servlet containers: {@link io.github.inngest4j.servlet.InngestServlet} turns a container's requests into
 * those of core's doorway, and the doorway's answers into the container's. It knows nothing of the protocol.
 */
@NullMarked
package io.github.inngest4j.servlet;

import org.jspecify.annotations.NullMarked;
