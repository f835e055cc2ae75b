package io.github.inngest4j.servertests.cdi;

import io.github.inngest4j.EventName;

/**
 * Something is on its way.
 *
 * @param article what
 */
@EventName("cdi/shipped")
public record Shipped(String article) {}
