/** Where the state is kept. */
@NullMarked
package io.github.inngest4j.engine.internal.store;

import org.jspecify.annotations.NullMarked;
