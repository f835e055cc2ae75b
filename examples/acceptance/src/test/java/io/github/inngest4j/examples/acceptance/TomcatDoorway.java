package io.github.inngest4j.examples.acceptance;

import io.github.inngest4j.servlet.InngestServlet;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.LifecycleException;

/** Over HTTP to the servlet, on a real Tomcat. */
final class TomcatDoorway extends HttpDoorway {

    private final AppsUnderTest apps;
    private final EmbeddedTomcat tomcat;

    TomcatDoorway(AppsUnderTest apps) throws LifecycleException, IOException {
        this.apps = apps;
        Map<String, InngestServlet> servlets = new TreeMap<>();
        apps.functions()
                .forEach((path, functions) -> servlets.put(path, new InngestServlet(apps.inngest(path), functions)));
        tomcat = new EmbeddedTomcat(0, servlets);
    }

    @Override
    int port() {
        return tomcat.port();
    }

    @Override
    public void close() throws Exception {
        tomcat.close();
        apps.close();
    }
}
