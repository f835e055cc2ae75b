/**
 * An order on its way: stock is reserved, a courier booked at the second attempt, a payment waited for.
 * {@link io.github.inngest4j.examples.quickstart.OrderFlow} is what an application would write;
 * {@link io.github.inngest4j.examples.quickstart.Quickstart} puts it on a Tomcat, beside an engine or in front of a server.
 */
@NullMarked
package io.github.inngest4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
