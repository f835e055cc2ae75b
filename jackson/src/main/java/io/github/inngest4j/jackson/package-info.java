/** Types of the application bound by Jackson 3: {@link io.github.inngest4j.jackson.JacksonCodec}. */
@NullMarked
package io.github.inngest4j.jackson;

import org.jspecify.annotations.NullMarked;
