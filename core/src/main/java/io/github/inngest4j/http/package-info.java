/** How requests to the Inngest server are made, for applications that need another HTTP client than the JDK's. */
@NullMarked
package io.github.inngest4j.http;

import org.jspecify.annotations.NullMarked;
