/**
 * What definitions need and users never see. It knows nothing of the public API, which uses it.
 */
@NullMarked
package io.github.inngest4j.internal.definition;

import org.jspecify.annotations.NullMarked;
