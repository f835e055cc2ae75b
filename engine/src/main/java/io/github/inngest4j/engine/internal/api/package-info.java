/** The engine's HTTP API, which is a part of the Dev Server's, so that the same SDKs and tools work with it. */
@NullMarked
package io.github.inngest4j.engine.internal.api;

import org.jspecify.annotations.NullMarked;
