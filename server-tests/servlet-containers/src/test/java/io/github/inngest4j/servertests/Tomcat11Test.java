package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;

class Tomcat11Test extends ContainerSuite {

    Tomcat11Test() {
        super(new Tomcat(Tomcat.V11, RequestThreads.PLATFORM));
    }
}
