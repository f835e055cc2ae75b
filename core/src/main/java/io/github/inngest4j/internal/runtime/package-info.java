/** What the parts of one app share, and how the doorway gets at it without the public API showing it. */
@NullMarked
package io.github.inngest4j.internal.runtime;

import org.jspecify.annotations.NullMarked;
