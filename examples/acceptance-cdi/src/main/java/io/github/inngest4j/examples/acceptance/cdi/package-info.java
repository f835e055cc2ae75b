/** The acceptance app as CDI beans, served where the library mounts it by itself. */
@NullMarked
package io.github.inngest4j.examples.acceptance.cdi;

import org.jspecify.annotations.NullMarked;
