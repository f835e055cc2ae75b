package io.github.inngest4j.json.kit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What JSON is read as.
 *
 * @param amount an {@code int}
 * @param seats an {@code Integer}
 * @param ticket a {@code long}
 * @param ratio a {@code double}
 * @param price a decimal
 * @param huge a big integer
 * @param label a string
 * @param scores a list
 * @param totals a map
 * @param mood an enum
 * @param moment a moment
 * @param perhaps an optional value
 */
public record Reading(
        int amount,
        @Nullable Integer seats,
        long ticket,
        double ratio,
        @Nullable BigDecimal price,
        @Nullable BigInteger huge,
        @Nullable String label,
        @Nullable List<Integer> scores,
        @Nullable Map<String, Integer> totals,
        @Nullable Mood mood,
        @Nullable Instant moment,
        Optional<Integer> perhaps) {

    /** With all that is absent, or null, in the JSON {@code {}}. */
    static Reading empty() {
        return new Reading(0, null, 0, 0, null, null, null, null, null, null, null, Optional.empty());
    }
}
