/**
 * Where settings come from and what they mean: one key per setting, looked up in the builder, the application's own
 * configuration, system properties and environment variables (SDK specification, section 3).
 */
package io.github.inngest4j.internal.config;
