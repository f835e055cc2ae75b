package io.github.inngest4j.examples.acceptance;

/** The recorded conversations, with the servlet on Tomcat over HTTP. */
class TomcatWireContractTest extends WireContract {

    @Override
    Doorway open(AppsUnderTest apps) throws Exception {
        return new TomcatDoorway(apps);
    }
}
