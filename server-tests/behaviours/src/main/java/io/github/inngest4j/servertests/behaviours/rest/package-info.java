/** Serves the behaviours by Jakarta REST. */
@NullMarked
package io.github.inngest4j.servertests.behaviours.rest;

import org.jspecify.annotations.NullMarked;
