package io.github.inngest4j.examples.acceptance;

/** The recorded conversations, with functions that are CDI beans, in a WAR on WildFly. */
class WildFlyWireContractIT extends StartedWireContract {

    WildFlyWireContractIT() {
        super("wildfly");
    }
}
