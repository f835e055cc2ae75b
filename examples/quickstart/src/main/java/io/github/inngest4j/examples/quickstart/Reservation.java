package io.github.inngest4j.examples.quickstart;

/** Goods that are kept for an order. */
record Reservation(String shelf, String item, int quantity) {}
