package io.github.inngest4j.servertests;

import io.github.inngest4j.suite.FakeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WARs as they are deployed: named as their paths are, and configured by the parameters of the web application. */
final class Deployments {

    /** Whether the WARs bring the JSON provider that the server lacks. */
    private static final boolean BRINGS_JSON = "brought".equals(System.getProperty("server.json"));

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

    private static WebArchive configured(WebArchive archive, Map<String, String> parameters) {
        StringBuilder xml =
                new StringBuilder("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">\n");
        parameters.forEach((name, value) -> xml.append("<context-param><param-name>")
                .append(name)
                .append("</param-name><param-value>")
                .append(value)
                .append("</param-value></context-param>\n"));
        return archive.setWebXML(new StringAsset(xml.append("</web-app>").toString()));
    }
}
