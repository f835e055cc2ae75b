/** Runs core's suite of behaviours within a server: what it serves is served by that server's servlet container. */
@NullMarked
package io.github.inngest4j.servertests.behaviours;

import org.jspecify.annotations.NullMarked;
