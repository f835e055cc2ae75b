package io.github.inngest4j.servertests.platform;

import io.github.inngest4j.EventName;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

/**
 * Somebody was hired.
 *
 * @param name who
 * @param age how old
 */
@EventName("platform/hired")
public record Hired(@NotBlank String name, @Min(18) int age) {}
