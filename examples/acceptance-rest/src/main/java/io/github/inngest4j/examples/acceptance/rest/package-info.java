/** The acceptance app as resources of Jakarta REST. */
@NullMarked
package io.github.inngest4j.examples.acceptance.rest;

import org.jspecify.annotations.NullMarked;
