/** The way between an engine and applications: HTTP-shaped requests and answers, as bytes. */
@NullMarked
package io.github.inngest4j.engine.transport;

import org.jspecify.annotations.NullMarked;
