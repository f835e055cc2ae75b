package io.github.inngest4j.cdi.internal;

import java.util.List;

/**
 * What an extension has found, for the running application.
 *
 * @param functionBeans the classes of enabled beans that have functions
 */
public record Discovered(List<Class<?>> functionBeans) {

    /** Copies the list. */
    public Discovered {
        functionBeans = List.copyOf(functionBeans);
    }
}
