package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;

class Tomcat10Test extends ContainerSuite {

    Tomcat10Test() {
        super(new Tomcat(Tomcat.V10_1, RequestThreads.PLATFORM));
    }
}
