package io.github.inngest4j.servertests;

import io.github.inngest4j.engine.Engine;
import io.github.inngest4j.suite.FakeServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WARs as they are deployed: named as their paths are, and configured by the parameters of the web application. */
final class Deployments {

    /** Whether the server is a servlet container, and the WARs bring what it lacks. */
    private static final boolean BRINGS_JSON = "brought".equals(System.getProperty("server.json"));

    private static final int FUNCTIONS_WITH_TRANSACTIONS = 4;

    /** How many functions the application of beans has. */
    static final int BEAN_FUNCTIONS = BRINGS_JSON ? 13 : 13 + FUNCTIONS_WITH_TRANSACTIONS;

    private Deployments() {}

    /** What apps take for the API of Inngest, made before the deployments, which are to know it. */
    static FakeServer newInngest() {
        try {
            return new FakeServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A WAR, at the path that is its name. */
    private static WebArchive at(String name, Path war) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(war.toFile())
                .as(WebArchive.class);
    }

    /** The application as an app. */
    static WebArchive application(TestApp app, FakeServer inngest) {
        return configured(at(app.id(), BRINGS_JSON ? Wars.APPLICATION : Wars.FULL_SERVER), TestApp.settings(inngest));
    }

    /** The behaviours. */
    static WebArchive behaviours() {
        return at("behaviours", BRINGS_JSON ? Wars.BEHAVIOURS : Wars.BEHAVIOURS_FULL_SERVER);
    }

    /** The application by Jakarta REST as an app. */
    static WebArchive restApplication(TestApp app, FakeServer inngest) {
        return withProperties(
                at("rest-" + app.id(), BRINGS_JSON ? Wars.REST : Wars.REST_FULL_SERVER),
                app.id(),
                TestApp.settings(inngest));
    }

    /** The behaviours by Jakarta REST. */
    static WebArchive restBehaviours() {
        return at("rest-behaviours", BRINGS_JSON ? Wars.REST_BEHAVIOURS : Wars.REST_BEHAVIOURS_FULL_SERVER);
    }

    /** The application of beans as an app. */
    static WebArchive beanApplication(TestApp app, FakeServer inngest) {
        return beans("beans-" + app.id(), app.id(), TestApp.settings(inngest));
    }

    /** The application of beans, as an app of an engine. */
    static WebArchive beans(Engine engine) {
        return beans("beans-app", "beans", Map.of("inngest.dev", engine.url().toString()));
    }

    /** The application of beans, with an engine of its own. */
    static WebArchive beansAndEngine() {
        return at("beans-engine", BRINGS_JSON ? Wars.ENGINE : Wars.ENGINE_FULL_SERVER);
    }

    private static WebArchive beans(String name, String id, Map<String, String> settings) {
        return withProperties(at(name, BRINGS_JSON ? Wars.BEANS : Wars.BEANS_FULL_SERVER), id, settings);
    }

    private static WebArchive withProperties(WebArchive archive, String id, Map<String, String> settings) {
        StringBuilder properties = new StringBuilder("app-id=" + id + "\n");
        settings.forEach(
                (key, value) -> properties.append(key).append('=').append(value).append('\n'));
        return archive.addAsResource(new StringAsset(properties.toString()), "app.properties");
    }

    /** An application with nothing but CDI. */
    static WebArchive empty(String name) {
        return withoutOf(oneFunction(name), "^/WEB-INF/(lib/(inngest4j|cron-utils)-.*|classes/.*)");
    }

    /** The library, and one function. */
    static WebArchive oneFunction(String name) {
        return library(name).addClass(OneFunction.class);
    }

    /** The library with CDI, for the classes of a test. */
    static WebArchive library(String name) {
        return withoutOf(
                at(name, BRINGS_JSON ? Wars.BEANS : Wars.BEANS_FULL_SERVER),
                "^/WEB-INF/(lib/inngest4j-server-tests.*|classes/.*)");
    }

    private static WebArchive withoutOf(WebArchive archive, String paths) {
        archive.getContent(Filters.include(paths)).keySet().forEach(archive::delete);
        return archive;
    }

    /** The jars that the library adds to a WAR, by their names without versions, and their sizes. */
    static Map<String, Integer> jars(Adapter adapter) {
        Map<String, Integer> jars = new TreeMap<>();
        Path war = switch (adapter) {
            case SERVLET -> Wars.FULL_SERVER;
            case CDI -> Wars.BEANS_FULL_SERVER;
            case REST -> Wars.REST_FULL_SERVER;
        };
        at("measured", war)
                .getContent(Filters.include(adapter.jars()))
                .forEach((path, node) -> jars.put(path.get().replaceFirst(".*/(.*?)-\\d.*", "$1"), size(node)));
        return jars;
    }

    private static int size(Node node) {
        try (InputStream in = node.getAsset().openStream()) {
            return in.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WebArchive configured(WebArchive archive, Map<String, String> parameters) {
        return configured(archive, parameters, "");
    }

    /**
     * With parameters of the web application, and more.
     *
     * @param more what else is in the web.xml
     */
    static WebArchive configured(WebArchive archive, Map<String, String> parameters, String more) {
        StringBuilder xml =
                new StringBuilder("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n");
        parameters.forEach((name, value) -> xml.append("<context-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></context-param>\n"));
        return archive.setWebXML(
                new StringAsset(xml.append(more).append("</web-app>").toString()));
    }
}
