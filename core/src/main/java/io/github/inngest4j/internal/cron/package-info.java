/**
 * Schedules as the Inngest server understands them. The only package that meets cron-utils, of which it uses the parser.
 */
package io.github.inngest4j.internal.cron;
