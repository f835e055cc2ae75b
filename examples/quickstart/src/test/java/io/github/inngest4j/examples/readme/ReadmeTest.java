package io.github.inngest4j.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and, where it is a test, executed. */
class ReadmeTest {

    private static final Path README = Path.of("../../README.md");
    private static final Path SOURCES = Path.of("src/test/java/io/github/inngest4j/examples/readme");

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("// README: \\w+\n(.*?)// end", Pattern.DOTALL);

    @Test
    void theReadmesExamplesAreThoseThatCompile() {
        List<String> shown = find(BLOCK, README);
        List<String> compiled = Stream.of("ReadmeExamples.java", "ReadmeEngineTest.java", "Endpoint.java")
                .flatMap(file -> find(EXAMPLE, SOURCES.resolve(file)).stream())
                .toList();

        assertThat(shown).isNotEmpty().containsExactlyInAnyOrderElementsOf(compiled);
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
