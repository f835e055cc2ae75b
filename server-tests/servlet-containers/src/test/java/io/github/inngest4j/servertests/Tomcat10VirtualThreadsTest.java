package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Virtual threads came with JDK 21")
class Tomcat10VirtualThreadsTest extends ContainerSuite {

    Tomcat10VirtualThreadsTest() {
        super(new Tomcat(Tomcat.V10_1, RequestThreads.VIRTUAL));
    }
}
