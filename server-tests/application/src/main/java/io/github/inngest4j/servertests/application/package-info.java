/** What is deployed to every server: two endpoints with the same functions, one for each way to execute calls. */
@NullMarked
package io.github.inngest4j.servertests.application;

import org.jspecify.annotations.NullMarked;
