package io.github.inngest4j.examples.tomcatwar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.ContextConfig;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.scan.StandardJarScanner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The WAR as it is built, in a Tomcat that has nothing of its own to offer but Tomcat. */
class WarTest {

    private static final Path WAR = Path.of(System.getProperty("war"));

    private final Tomcat tomcat = new Tomcat();
    private final HttpClient client = HttpClient.newHttpClient();
    private @Nullable StandardContext context;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws Exception {
        tomcat.setBaseDir(directory.toString());
        Files.createDirectories(directory.resolve("webapps"));
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        tomcat.setConnector(connector);
        tomcat.getHost();
        tomcat.start();
        deploy();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private void deploy() {
        ContextConfig config = new ContextConfig();
        config.setDefaultWebXml(tomcat.noDefaultWebXmlPath());
        context = new StandardContext();
        context.setPath("/shop");
        context.setDocBase(WAR.toString());
        context.addLifecycleListener(config);
        context.setParentClassLoader(new TomcatAlone());
        // The class path is that of this test.
        ((StandardJarScanner) context.getJarScanner()).setScanClassPath(false);
        context.addParameter("inngest.dev", "1");
        tomcat.getHost().addChild(context);
    }

    private void undeploy() throws LifecycleException {
        context.stop();
        tomcat.getHost().removeChild(context);
        context.destroy();
    }

    private HttpResponse<String> send(String method, String query, String body) throws Exception {
        URI url = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/shop/api/inngest" + query);
        HttpRequest request = HttpRequest.newBuilder(url)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private void assertServes() throws Exception {
        assertThat(send("GET", "", "").body()).contains("\"function_count\":3", "\"mode\":\"dev\"");
        HttpResponse<String> reserved = send("POST", "?fnId=tomcat-shop-fulfil-order&stepId=step", """
                {"ctx":{"run_id":"01RUN","attempt":0,"stack":{"stack":[],"current":0}},"steps":{},
                 "event":{"name":"shop/order.placed","data":{"orderId":"o1",
                   "lines":[{"article":"tea","quantity":2,"cents":450}]}}}""");
        assertThat(reserved.statusCode()).isEqualTo(206);
        assertThat(reserved.body()).contains("\"data\":{\"place\":\"shelf-1\",\"cents\":900}");
        HttpResponse<String> invoiced = send("POST", "?fnId=tomcat-shop-send-invoice&stepId=step", """
                {"ctx":{"run_id":"01RUN","attempt":0,"stack":{"stack":[],"current":0}},"steps":{},
                 "event":{"name":"shop/order.paid","data":{"orderId":"o1","cents":900,"day":"2030-01-31"}}}""");
        assertThat(invoiced.body()).contains("\"op\":\"StepRun\"", "\"2030-o1\"");
        HttpResponse<String> welcomed = send("POST", "?fnId=tomcat-shop-welcome-customer&stepId=step", """
                {"ctx":{"run_id":"01RUN","attempt":0,"stack":{"stack":[],"current":0}},"steps":{},
                 "event":{"name":"shop/customer.signed-up","data":{"name":"Ada"}}}""");
        assertThat(welcomed.body()).contains("\"data\":{\"sent\":\"Welcome, Ada!\"}");
    }

    @Test
    void carriesTheLibraryAJsonProviderAndNothingElse() throws IOException {
        try (JarFile war = new JarFile(WAR.toFile())) {
            List<String> jars = war.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("WEB-INF/lib/(.*?)-\\d.*", "$1"))
                    .toList();
            assertThat(jars)
                    .containsExactlyInAnyOrder(
                            "inngest4j-core",
                            "inngest4j-servlet",
                            "cron-utils",
                            "yasson",
                            "parsson",
                            "jakarta.json.bind-api",
                            "jakarta.json-api");
        }
    }

    @Test
    void isServedAndServedAgainAfterARedeployment() throws Exception {
        assertServes();
        undeploy();
        assertThat(send("GET", "", "").statusCode()).isEqualTo(404);
        deploy();
        assertServes();
    }

    @Test
    void leavesNothingBehind() throws Exception {
        assertServes();
        ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader =
                new WeakReference<>(context.getLoader().getClassLoader(), collected);
        undeploy();
        context = null;
        for (int i = 0; i < 60 && !loader.refersTo(null); i++) {
            System.gc();
            collected.remove(500);
        }
        assertThat(loader.refersTo(null))
                .as("the application's class loader is gone")
                .isTrue();
    }

    /** What a stock Tomcat shows its applications, and nothing of what this test is made of. */
    private static final class TomcatAlone extends ClassLoader {

        TomcatAlone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.apache.") || name.startsWith("jakarta.servlet.")) {
                return WarTest.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected @Nullable URL findResource(String name) {
            return name.startsWith("org/apache/")
                    ? WarTest.class.getClassLoader().getResource(name)
                    : null;
        }
    }
}
