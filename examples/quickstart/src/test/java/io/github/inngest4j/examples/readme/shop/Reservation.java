package io.github.inngest4j.examples.readme.shop;

/** A result of a step. */
public record Reservation(String id) {}
