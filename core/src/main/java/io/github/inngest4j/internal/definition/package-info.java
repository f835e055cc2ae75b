/**
 * What definitions need and users never see. It knows nothing of the public API, which uses it.
 */
package io.github.inngest4j.internal.definition;
