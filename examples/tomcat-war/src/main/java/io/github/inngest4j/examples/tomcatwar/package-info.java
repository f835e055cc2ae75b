/** A shop in a WAR: a servlet that serves three functions, each written in another of the three ways. */
@NullMarked
package io.github.inngest4j.examples.tomcatwar;

import org.jspecify.annotations.NullMarked;
