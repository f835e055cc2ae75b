/** The wire protocol as the server's side speaks it: requests are written, answers and registrations are read. */
@NullMarked
package io.github.inngest4j.engine.internal.wire;

import org.jspecify.annotations.NullMarked;
