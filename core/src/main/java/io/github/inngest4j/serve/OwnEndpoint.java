package io.github.inngest4j.serve;

/**
 * An adapter's class that an application extends to mount it. Adapters implement it directly. Where an application has a
 * class that extends one of theirs, nothing is mounted for it.
 */
public interface OwnEndpoint {}
