/**
 * How values of the application become JSON and back.
 *
 * <p>The library reads and writes the wire format itself and needs help only for types of the application. That help is
 * a {@link io.github.inngest4j.json.JsonCodec}; without one, JSON-B is used where it is present. Whatever goes wrong on
 * the way is a {@link io.github.inngest4j.json.JsonException}.
 */
@NullMarked
package io.github.inngest4j.json;

import org.jspecify.annotations.NullMarked;
