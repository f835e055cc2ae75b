@NullMarked
package io.github.inngest4j.benchmarks;

import org.jspecify.annotations.NullMarked;
