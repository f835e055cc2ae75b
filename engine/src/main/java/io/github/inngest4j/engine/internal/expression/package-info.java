/** Conditions on events, written in the Common Expression Language (CEL). */
@NullMarked
package io.github.inngest4j.engine.internal.expression;

import org.jspecify.annotations.NullMarked;
