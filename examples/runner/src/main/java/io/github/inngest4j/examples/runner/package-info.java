/**
 * Starts an example on its server, beside an engine that takes the place of an Inngest server: for the commands in the
 * examples' READMEs, and for their tests.
 */
@NullMarked
package io.github.inngest4j.examples.runner;

import org.jspecify.annotations.NullMarked;
