/**
 * What the library costs. {@link io.github.inngest4j.benchmarks.ReplayBenchmark} measures one call in this process,
 * {@link io.github.inngest4j.benchmarks.HttpRatios} compares requests over HTTP with bare servlets, and
 * {@link io.github.inngest4j.benchmarks.BenchApp} serves the same functions to be measured from outside.
 */
@NullMarked
package io.github.inngest4j.benchmarks;

import org.jspecify.annotations.NullMarked;
