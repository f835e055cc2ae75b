package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Virtual threads came with JDK 21")
class JettyEe10VirtualThreadsTest extends ContainerSuite {

    JettyEe10VirtualThreadsTest() {
        super(new Jetty(Jetty.EE10, RequestThreads.VIRTUAL));
    }
}
