/**
 * What an application may put around its functions: code that sees every call, result and event, and may change them.
 *
 * <p>A {@link io.github.inngest4j.middleware.Middleware} stands between the server and the functions. Values are seen as
 * they travel: as plain Java (maps, lists, text, numbers, booleans, null), before they are bound to the application's types
 * on their way in, and after they were written on their way out.
 */
@NullMarked
package io.github.inngest4j.middleware;

import org.jspecify.annotations.NullMarked;
