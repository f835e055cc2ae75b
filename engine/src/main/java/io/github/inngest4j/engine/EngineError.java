package io.github.inngest4j.engine;

import org.jspecify.annotations.Nullable;

/**
 * Why a run, or a step of it, failed.
 *
 * @param name the error's name, such as the simple name of an exception's class
 * @param message what happened
 * @param stack where it happened, if the application said so
 */
public record EngineError(
        String name, String message, @Nullable String stack) {}
