/** Middleware that encrypts what leaves the application, so that the server stores no plain text. */
@NullMarked
package io.github.inngest4j.encryption;

import org.jspecify.annotations.NullMarked;
