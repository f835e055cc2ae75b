package io.github.inngest4j.servertests;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** A server in a process of its own, on a free port of this machine. */
interface RunningServer extends Server, AutoCloseable {

    /** The port that it listens to, at 127.0.0.1. */
    int port();

    /** The JVM. */
    ServerProcess process();

    /**
     * Deploys one more web application. Returns when requests reach it.
     *
     * @param path the context path
     * @param war what is deployed
     */
    void deploy(String path, Path war) throws Exception;

    @Override
    default URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    default void stop() throws Exception {
        process().stop();
        process().awaitEnd();
    }

    @Override
    default long countObjects(String className) throws Exception {
        return process().countObjects(className);
    }

    @Override
    default void close() throws IOException {
        process().close();
    }
}
