package io.github.inngest4j.examples.acceptance;

/** The recorded conversations, with resources of Jakarta REST, in a WAR on Tomcat. */
class TomcatRestWireContractIT extends StartedWireContract {

    TomcatRestWireContractIT() {
        super("tomcat");
    }
}
