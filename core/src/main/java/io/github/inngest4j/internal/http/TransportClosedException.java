package io.github.inngest4j.internal.http;

import java.io.IOException;

/** The transport has been closed, with the app. */
final class TransportClosedException extends IOException {

    private static final long serialVersionUID = 1L;

    TransportClosedException() {
        super("The app has been closed");
    }
}
