package io.github.inngest4j.servlet;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells the developer what something before the servlet does to its requests: once, since each request of any stranger
 * brings it about again. Thread-safe.
 */
final class FilterTrouble {

    private static final Logger LOG = System.getLogger("io.github.inngest4j.servlet");

    private final AtomicBoolean toldOfBody = new AtomicBoolean();
    private final AtomicBoolean toldOfAnswer = new AtomicBoolean();

    void bodyReadBefore(String message) {
        tell(toldOfBody, message);
    }

    void answeredBefore() {
        tell(
                toldOfAnswer,
                "Something before the Inngest endpoint, such as a filter, has answered the request already. The call is not"
                        + " executed, since its result could not be told.");
    }

    private static void tell(AtomicBoolean told, String message) {
        LOG.log(told.compareAndSet(false, true) ? Level.ERROR : Level.DEBUG, message);
    }
}
