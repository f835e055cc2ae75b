package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.HttpEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A running server, on a free port of this machine. */
interface Server extends AutoCloseable {

    /** The port that it listens to, at 127.0.0.1. */
    int port();

    /** The JVM. */
    ServerProcess process();

    /**
     * Deploys a web application, in place of the one that is there. Returns when requests reach the new one and the
     * former is gone.
     *
     * @param path the context path
     * @param war what is deployed
     */
    void deploy(String path, Path war) throws Exception;

    /** Removes a web application. Returns when it is gone. */
    void undeploy(String path) throws Exception;

    /** Something that the server serves. */
    default HttpEndpoint at(String path) {
        return new HttpEndpoint(URI.create("http://127.0.0.1:" + port() + path), () -> {});
    }

    @Override
    default void close() throws IOException {
        process().close();
    }
}
