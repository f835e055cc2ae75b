/**
 * The wire protocol's own notions, apart from the code that runs functions. It knows nothing of the public API, which may
 * use it.
 */
@NullMarked
package io.github.inngest4j.internal.protocol;

import org.jspecify.annotations.NullMarked;
