package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;

class JettyEe11Test extends ContainerSuite {

    JettyEe11Test() {
        super(new Jetty(Jetty.EE11, RequestThreads.PLATFORM));
    }
}
