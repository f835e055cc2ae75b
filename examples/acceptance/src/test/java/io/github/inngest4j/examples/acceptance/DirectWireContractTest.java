package io.github.inngest4j.examples.acceptance;

import java.time.Clock;

/** The recorded conversations, with the framework-neutral handler. */
class DirectWireContractTest extends WireContract {

    @Override
    Doorway open(AppSettings settings, String serverUrl, Clock clock) {
        return new DirectDoorway(new AppsUnderTest(settings, serverUrl, clock));
    }
}
