/** What a full server has: security, Enterprise Beans, validation and executors, and functions that use them. */
@NullMarked
package io.github.inngest4j.servertests.platform;

import org.jspecify.annotations.NullMarked;
