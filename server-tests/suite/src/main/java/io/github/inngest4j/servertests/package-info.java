/** What every server must show with the same WARs. Whoever runs it brings a {@link Server}. */
@NullMarked
package io.github.inngest4j.servertests;

import org.jspecify.annotations.NullMarked;
