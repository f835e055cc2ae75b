package io.github.inngest4j.examples.quickstart;

/** A courier that will come. */
record Delivery(String courier, String trackingId) {}
