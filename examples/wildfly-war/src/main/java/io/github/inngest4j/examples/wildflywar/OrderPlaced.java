package io.github.inngest4j.examples.wildflywar;

import io.github.inngest4j.EventName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/**
 * A customer has ordered something.
 *
 * @param orderId the order
 * @param article what
 * @param quantity how many
 */
@EventName("shop/order.placed")
public record OrderPlaced(
        @NotBlank String orderId,
        @NotBlank String article,
        @Positive int quantity) {}
