package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;

class JettyEe10Test extends ContainerSuite {

    JettyEe10Test() {
        super(new Jetty(Jetty.EE10, RequestThreads.PLATFORM));
    }
}
