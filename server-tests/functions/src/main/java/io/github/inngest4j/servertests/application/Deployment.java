package io.github.inngest4j.servertests.application;

import java.util.UUID;

/**
 * One deployment of the application. There is one object of this class for each class loader that has loaded it, which
 * lives as long as that class loader does; so whoever counts the objects in the server's heap counts class loaders.
 */
final class Deployment {

    /** The deployment that this code belongs to. */
    static final Deployment CURRENT = new Deployment();

    private final String id = UUID.randomUUID().toString();

    private Deployment() {}

    /** An id that no other deployment has. */
    String id() {
        return id;
    }
}
