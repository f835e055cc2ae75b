package io.github.inngest4j.examples.acceptance;

import java.util.List;
import java.util.Map;

/** A way into the app under test. */
interface Doorway {

    /** A request as it goes out. */
    record Request(String method, String path, List<Map.Entry<String, String>> headers, byte[] body) {}

    /** An answer as it came in; the names of headers are in lower case. */
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /** Host and port of the app. */
    String authority();

    Answer send(Request request) throws Exception;

    /** Closes it, and the apps behind it. */
    void close() throws Exception;
}
