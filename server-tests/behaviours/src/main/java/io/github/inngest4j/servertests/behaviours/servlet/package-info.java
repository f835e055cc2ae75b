/** Serves the behaviours by the servlet. */
@NullMarked
package io.github.inngest4j.servertests.behaviours.servlet;

import org.jspecify.annotations.NullMarked;
