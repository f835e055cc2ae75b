/**
 * Checkpointing: results of steps are stored while their call goes on, so that a function need not be called anew for each of
 * its steps (protocol of {@code POST /v1/checkpoint/{run}/async}).
 */
@NullMarked
package io.github.inngest4j.checkpoint;

import org.jspecify.annotations.NullMarked;
