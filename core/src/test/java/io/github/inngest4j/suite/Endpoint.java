package io.github.inngest4j.suite;

import java.io.IOException;
import java.net.URI;

/** An app that is served. Thread-safe. */
public interface Endpoint extends AutoCloseable {

    /** Where the app is served, as those who call it know it. */
    URI url();

    /** Makes a request and waits for the answer. */
    Answer send(Call call) throws IOException;

    /** Ends the service. */
    @Override
    void close();
}
