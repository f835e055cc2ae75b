package io.github.inngest4j.internal.json;

/**
 * What the scanner accepts at most. Sizes in bytes are limited where bytes are received.
 *
 * @param maxDepth how many objects and arrays may be open at once
 * @param maxNumberLength the length of a number in characters
 * @param maxExponent the magnitude of a number's exponent; short texts like {@code 1e400000} would otherwise stand for
 *     numbers that take seconds to compute with
 */
public record JsonLimits(int maxDepth, int maxNumberLength, int maxExponent) {

    /**
     * Depth 500, numbers of 400 characters, exponents up to ±999. Every number that the server sends fits: it sends
     * doubles only.
     */
    public static final JsonLimits DEFAULT = new JsonLimits(500, 400, 999);

    /**
     * Checks the limits.
     *
     * @param maxDepth how many objects and arrays may be open at once
     * @param maxNumberLength the length of a number in characters
     * @param maxExponent the magnitude of a number's exponent
     * @throws IllegalArgumentException if one is not positive
     */
    public JsonLimits {
        if (maxDepth < 1 || maxNumberLength < 1 || maxExponent < 1) {
            throw new IllegalArgumentException("JSON limits must be positive");
        }
    }

    /**
     * These limits with another depth.
     *
     * @param depth the new {@link #maxDepth()}
     * @return the changed limits
     */
    public JsonLimits withMaxDepth(int depth) {
        return new JsonLimits(depth, maxNumberLength, maxExponent);
    }
}
