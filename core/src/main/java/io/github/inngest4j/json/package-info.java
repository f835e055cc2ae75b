/** How user types become JSON and back: the codec an application may bring, and what goes wrong. */
@NullMarked
package io.github.inngest4j.json;

import org.jspecify.annotations.NullMarked;
