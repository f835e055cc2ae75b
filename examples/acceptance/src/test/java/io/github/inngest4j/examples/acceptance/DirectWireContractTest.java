package io.github.inngest4j.examples.acceptance;

/** The recorded conversations, with the framework-neutral handler. */
class DirectWireContractTest extends WireContract {

    @Override
    Doorway open(AppsUnderTest apps) {
        return new DirectDoorway(apps);
    }
}
