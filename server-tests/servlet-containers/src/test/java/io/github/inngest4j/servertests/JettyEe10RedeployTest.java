package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;

class JettyEe10RedeployTest extends ContainerRedeploySuite {

    JettyEe10RedeployTest() {
        super(new Jetty(Jetty.EE10, RequestThreads.PLATFORM));
    }
}
