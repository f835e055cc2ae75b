package io.github.inngest4j.servertests;

import io.github.inngest4j.servertests.Container.RequestThreads;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

@EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "Virtual threads came with JDK 21")
class Tomcat11VirtualThreadsTest extends ContainerSuite {

    Tomcat11VirtualThreadsTest() {
        super(new Tomcat(Tomcat.V11, RequestThreads.VIRTUAL));
    }
}
