package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.http.HttpCall;
import io.github.inngest4j.http.HttpTransport;
import java.util.List;

/** Stands for the Inngest server, without a socket, and remembers what it was asked. */
interface WatchedTransport extends HttpTransport {

    /** The requests since this was called before. */
    List<HttpCall> take();

    /** How many bytes were answered since then. */
    default long answered() {
        return 0;
    }
}
