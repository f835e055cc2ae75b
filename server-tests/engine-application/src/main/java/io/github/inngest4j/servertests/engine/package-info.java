/** An engine beside the functions. */
package io.github.inngest4j.servertests.engine;
