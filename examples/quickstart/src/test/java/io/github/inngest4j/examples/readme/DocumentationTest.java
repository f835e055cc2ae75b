package io.github.inngest4j.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README and the documentation show is what is compiled and, where it is a test, executed. */
class DocumentationTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path SOURCES = Path.of("src/test/java");

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");
    private static final Pattern EXAMPLE = Pattern.compile("// example: [\\w ]+\n(.*?)// end", Pattern.DOTALL);

    @Test
    void theExamplesShownAreThoseThatCompile() {
        List<String> shown =
                pages().stream().flatMap(page -> find(BLOCK, page).stream()).toList();
        List<String> compiled = files(SOURCES, ".java").stream()
                .flatMap(file -> find(EXAMPLE, file).stream())
                .toList();

        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void linksLeadSomewhere() {
        for (Path page : pages()) {
            LINK.matcher(read(page))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://"))
                    .forEach(link -> assertThat(page.resolveSibling(link))
                            .as("%s in %s", link, page)
                            .exists());
        }
    }

    private static List<Path> pages() {
        List<Path> pages = new ArrayList<>(files(PROJECT.resolve("docs"), ".md"));
        pages.add(PROJECT.resolve("README.md"));
        return pages;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theExamplesAreValidDefinitions() {
        ReadmeExamples.Warehouse warehouse = new ReadmeExamples.Warehouse();

        assertThat(List.of(
                        ReadmeExamples.fulfil(warehouse),
                        ReadmeExamples.annotated(warehouse).get(0),
                        ReadmeExamples.welcome(new ReadmeExamples.Mailer()),
                        ReadmeExamples.quote(List.of()),
                        ReadmeExamples.charge(new ReadmeExamples.Payments())))
                .extracting(InngestFunction::id)
                .containsExactly("fulfil-order", "fulfil-order", "welcome-a-user", "quote", "charge");
        assertThat(SettingsExamples.functions()).extracting(InngestFunction::id).containsExactly("monthly-report");
    }

    /** The matches, without indentation: in the source they stand in a class. */
    private static List<String> find(Pattern pattern, Path file) {
        return pattern.matcher(read(file))
                .results()
                .map(result -> result.group(1)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n")))
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
