package io.github.inngest4j.internal.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "some job, some-job",
        "Some  Job, some-job",
        "auth/signup.email, auth-signup-email",
        "a . / b, a-b",
        "' padded ', padded",
        "v1.2, v1-2",
        "already-a_slug, already-a_slug",
        "TITLE, title",
        "größe, größe",
    })
    void isTheNameInLowerCaseWithoutSeparators(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }
}
