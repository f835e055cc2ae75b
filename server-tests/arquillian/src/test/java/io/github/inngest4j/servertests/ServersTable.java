package io.github.inngest4j.servertests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The table of servers in the README. With {@code -Dservers.table=write} it gets the rows of the servers and other hosts that
 * have just been tested; otherwise its rows must be what was measured, except for times, and for sizes by less than a tenth.
 */
class ServersTable {

    private static final Path PAGE = Path.of(System.getProperty("servers.page"));
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->";
    private static final String HEAD = """
            | server | version | JDK | adapter | JSON-B | passed | start-up | jars | KiB |
            |---|---|---|---|---|---|---|---|---|
            """;
    private static final int JDK = 2;
    private static final int KEY = 4;
    private static final int START_UP = 6;
    private static final int SIZE = 8;

    private static final String REMEDY =
            "The table of servers does not say what was measured. Write it by: mvn verify -Dservers.table=write";

    @Test
    void saysWhatWasMeasured() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        Map<String, List<String>> rows = rows(page.substring(begin, end));
        Map<String, List<String>> measured = measured();
        if (System.getProperty("servers.table", "check").equals("write")) {
            rows.putAll(measured);
            Files.writeString(PAGE, page.substring(0, begin) + HEAD + written(rows) + page.substring(end));
        } else {
            // Of a JDK that the table does not tell of, everything may be measured.
            Set<String> jdks = rows.values().stream().map(row -> row.get(JDK)).collect(Collectors.toSet());
            measured.values().stream()
                    .filter(row -> jdks.contains(row.get(JDK)))
                    .forEach(row -> check(rows.get(key(row)), row));
        }
    }

    private static void check(List<String> documented, List<String> measured) {
        assertThat(documented).as(REMEDY + "\n" + measured).isNotNull();
        List<String> expected = new ArrayList<>(measured);
        expected.set(START_UP, documented.get(START_UP));
        if (!measured.get(SIZE).isEmpty()) {
            double size = Double.parseDouble(measured.get(SIZE));
            assertThat(Double.parseDouble(documented.get(SIZE))).as(REMEDY).isBetween(size * 0.9, size * 1.1);
            expected.set(SIZE, documented.get(SIZE));
        }
        assertThat(documented).as(REMEDY).isEqualTo(expected);
    }

    private static Map<String, List<String>> rows(String table) {
        Map<String, List<String>> rows = new TreeMap<>();
        table.lines().skip(2).forEach(line -> {
            List<String> row =
                    Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
            rows.put(key(row), row);
        });
        return rows;
    }

    private static String key(List<String> row) {
        return String.join(" | ", row.subList(0, KEY));
    }

    private static String written(Map<String, List<String>> rows) {
        StringBuilder table = new StringBuilder();
        rows.values()
                .forEach(row ->
                        table.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return table.toString();
    }

    private static Map<String, List<String>> measured() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        Path directory = Files.createDirectories(Path.of(System.getProperty("measured")));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                Properties figures = new Properties();
                try (Reader in = Files.newBufferedReader(file)) {
                    figures.load(in);
                }
                for (Adapter adapter : Adapter.values()) {
                    List<String> row = row(figures, adapter);
                    rows.put(key(row), row);
                }
            }
        }
        if (System.getProperty("test") == null) {
            // Else it is some tests only that were executed.
            HostReports.rows(PAGE.resolveSibling(".")).forEach(row -> rows.put(key(row), row));
        }
        return rows;
    }

    private static List<String> row(Properties figures, Adapter adapter) {
        String startUp = figures.getProperty("start-up");
        return List.of(
                figures.getProperty("server"),
                figures.getProperty("version"),
                figures.getProperty("jdk"),
                adapter.label(),
                figures.getProperty("json", ""),
                figures.getProperty(adapter.figure("passed"), "0") + " of "
                        + figures.getProperty(adapter.figure("cases"), "0"),
                adapter == Adapter.CDI && startUp != null ? startUp + " ms" : "",
                figures.getProperty(adapter.figure("jars"), ""),
                Long.toString(
                        Math.round(Double.parseDouble(figures.getProperty(adapter.figure("bytes"), "0")) / 1024)));
    }
}
