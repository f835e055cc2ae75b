package io.github.inngest4j.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.InngestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("// README: \\w+\n(.*?)// end", Pattern.DOTALL);

    @Test
    void theReadmesExamplesAreThoseThatCompile() throws IOException {
        List<String> shown = find(BLOCK, Path.of("../README.md"));
        List<String> compiled = find(EXAMPLE, Path.of("src/test/java/io/github/inngest4j/readme/ReadmeExamples.java"));

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
    private static List<String> find(Pattern pattern, Path file) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        return matcher.results()
                .map(result -> result.group(1)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining("\n")))
                .toList();
    }
}
