/** The transport that is used unless the application brings its own: the JDK's HTTP client. */
@NullMarked
package io.github.inngest4j.internal.http;

import org.jspecify.annotations.NullMarked;
