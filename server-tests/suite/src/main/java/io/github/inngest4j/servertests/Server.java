package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.HttpEndpoint;
import java.net.URI;

/** A running server with applications. */
interface Server {

    /** Where the server is, without a path. */
    URI url();

    /**
     * Deploys a web application in place of itself. Returns when requests reach the new one and the former is gone.
     *
     * @param path the context path
     */
    void redeploy(String path) throws Exception;

    /** Removes a web application. Returns when it is gone. */
    void undeploy(String path) throws Exception;

    /** Asks the server to stop, as an operating system does, and returns when it has. */
    void stop() throws Exception;

    /** Lets the garbage be collected, and counts the objects of a class that are left, whichever loader loaded it. */
    long countObjects(String className) throws Exception;

    /** Whether a behaviour cannot be shown, because the server answers its request before the application sees it. */
    default boolean answersItself(String behaviour) {
        return false;
    }

    /** Something that the server serves. */
    default HttpEndpoint at(String path) {
        return new HttpEndpoint(URI.create(url() + path), () -> {});
    }
}
