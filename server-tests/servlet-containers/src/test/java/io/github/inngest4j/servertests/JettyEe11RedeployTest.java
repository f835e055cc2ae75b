package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import org.junit.jupiter.api.Tag;

@Tag("all-servers")
class JettyEe11RedeployTest extends ContainerRedeploySuite {

    JettyEe11RedeployTest() {
        super(new Jetty(Jetty.EE11, RequestThreads.PLATFORM));
    }
}
