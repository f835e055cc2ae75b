/**
 * The replay of a function: step calls meet what is recorded, new steps are executed or planned, and one place decides
 * what the call reports. All state belongs to one call and one thread.
 */
package io.github.inngest4j.internal.replay;
