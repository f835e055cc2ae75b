/**
 * What the engine remembers: tables of immutable records, plain data without behaviour of their own.
 *
 * <p>Every record is a row under a text key, and every question asked of the state is a look-up by key or by one of the
 * {@linkplain io.github.inngest4j.engine.internal.model.Tables indexes}. Hence the same rules run over maps in memory and
 * over a database.
 */
@NullMarked
package io.github.inngest4j.engine.internal.model;

import org.jspecify.annotations.NullMarked;
