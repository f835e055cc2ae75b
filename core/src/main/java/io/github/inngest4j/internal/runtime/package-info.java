/** What the parts of one app share, and how the doorway gets at it without the public API showing it. */
package io.github.inngest4j.internal.runtime;
