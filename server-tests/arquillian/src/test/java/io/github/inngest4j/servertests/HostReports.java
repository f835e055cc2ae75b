package io.github.inngest4j.servertests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Rows of hosts that are no servers of Arquillian, by the reports of the modules that test them. */
final class HostReports {

    private static final List<Host> HOSTS = List.of(
            new Host("Weld", "cdi", "weld-core-impl", "CDI"),
            new Host("OpenWebBeans", "cdi", "openwebbeans-impl", "CDI"),
            new Host("Helidon MP", "examples/helidon", "helidon-microprofile-cdi", "CDI + REST"),
            new Host("Quarkus", "examples/quarkus", "quarkus-arc", "CDI + servlet"));

    /** They test the jar, whichever the host is. */
    private static final String OTHER_TESTS = ".*(Architecture|Module)Test.*";

    private HostReports() {}

    /**
     * A host.
     *
     * @param module the module that tests it
     * @param jar what is on the class path of its tests, and of no other tests of that module
     */
    private record Host(String name, String module, String jar, String adapter) {}

    private record Cases(int passed, int all) {

        Cases and(Cases more) {
            return new Cases(passed + more.passed, all + more.all);
        }
    }

    /**
     * The rows, as {@link ServersTable} has them.
     *
     * @param project the top folder of the project
     */
    static List<List<String>> rows(Path project) throws IOException {
        Map<List<String>, Cases> hosts = new LinkedHashMap<>();
        for (Host host : HOSTS) {
            for (Path report : reports(project.resolve(host.module()).resolve("target/surefire-reports"))) {
                add(report, host, hosts);
            }
        }
        return hosts.entrySet().stream()
                .map(host -> Stream.concat(
                                host.getKey().stream(),
                                Stream.of(
                                        host.getValue().passed() + " of "
                                                + host.getValue().all(),
                                        "",
                                        "",
                                        ""))
                        .toList())
                .toList();
    }

    private static List<Path> reports(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .filter(file -> !file.getFileName().toString().matches(OTHER_TESTS))
                    .toList();
        }
    }

    private static void add(Path report, Host host, Map<List<String>, Cases> hosts) throws IOException {
        Element tests = parsed(report);
        Map<String, String> properties = properties(tests);
        String classPath = properties.getOrDefault("surefire.test.class.path", "");
        Matcher jar = Pattern.compile("/" + host.jar() + "-(\\d[^/]*)\\.jar").matcher(classPath);
        if (jar.find()) {
            int all = number(tests, "tests") - number(tests, "skipped");
            int passed = all - number(tests, "failures") - number(tests, "errors");
            hosts.merge(
                    List.of(
                            host.name(),
                            jar.group(1),
                            properties.getOrDefault("java.specification.version", ""),
                            host.adapter(),
                            classPath.contains("/yasson-") ? "Yasson" : ""),
                    new Cases(passed, all),
                    Cases::and);
        }
    }

    private static Element parsed(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report.toString(), e);
        }
    }

    private static Map<String, String> properties(Element tests) {
        Map<String, String> properties = new HashMap<>();
        NodeList elements = tests.getElementsByTagName("property");
        for (int i = 0; i < elements.getLength(); i++) {
            Element property = (Element) elements.item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        return properties;
    }

    private static int number(Element tests, String attribute) {
        return Integer.parseInt(tests.getAttribute(attribute));
    }
}
