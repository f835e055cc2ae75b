package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;

class Tomcat11RedeployTest extends ContainerRedeploySuite {

    Tomcat11RedeployTest() {
        super(new Tomcat(Tomcat.V11, RequestThreads.PLATFORM));
    }
}
