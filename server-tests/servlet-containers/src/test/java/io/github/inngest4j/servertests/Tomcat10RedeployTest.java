package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import org.junit.jupiter.api.Tag;

@Tag("all-servers")
class Tomcat10RedeployTest extends ContainerRedeploySuite {

    Tomcat10RedeployTest() {
        super(new Tomcat(Tomcat.V10_1, RequestThreads.PLATFORM));
    }
}
