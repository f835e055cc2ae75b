/** The transport that is used unless the application brings its own: the JDK's HTTP client. */
package io.github.inngest4j.internal.http;
