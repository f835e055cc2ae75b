package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Virtual threads came with JDK 21")
class JettyEe11VirtualThreadsTest extends ContainerSuite {

    JettyEe11VirtualThreadsTest() {
        super(new Jetty(Jetty.EE11, RequestThreads.VIRTUAL));
    }
}
