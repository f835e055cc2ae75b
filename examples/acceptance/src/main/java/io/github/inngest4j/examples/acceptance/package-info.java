/** Serves the functions of the acceptance app by servlets on embedded Tomcat. */
@NullMarked
package io.github.inngest4j.examples.acceptance;

import org.jspecify.annotations.NullMarked;
