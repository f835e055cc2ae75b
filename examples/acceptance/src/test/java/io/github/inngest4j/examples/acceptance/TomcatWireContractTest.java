package io.github.inngest4j.examples.acceptance;

import java.time.Clock;

/** The recorded conversations, with the servlet on Tomcat over HTTP. */
class TomcatWireContractTest extends WireContract {

    @Override
    Doorway open(AppSettings settings, String serverUrl, Clock clock) throws Exception {
        return new TomcatDoorway(new AppsUnderTest(settings, serverUrl, clock));
    }
}
