/**
 * The compatibility kit for authors of a {@link io.github.inngest4j.json.JsonCodec}: extend
 * {@link io.github.inngest4j.json.kit.JsonCodecContract} and run it with JUnit.
 */
@NullMarked
package io.github.inngest4j.json.kit;

import org.jspecify.annotations.NullMarked;
