/**
 * The doorway for adapters: a neutral request goes in, a neutral answer comes out. Adapters hold no protocol.
 */
@NullMarked
package io.github.inngest4j.serve;

import org.jspecify.annotations.NullMarked;
