package io.github.inngest4j.jackson;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.architecture.ArchitectureRules;
import io.github.inngest4j.architecture.Modules;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacksonArchitectureTest {

    private final JavaClasses codec = ArchitectureRules.classesBeside(JacksonCodec.class);

    @Test
    void knowsTheCodecInterfaceAndJacksonAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.github.inngest4j.jackson")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.inngest4j.json",
                        "io.github.inngest4j.jackson",
                        "tools.jackson..",
                        "java..",
                        "org.jspecify.annotations")
                .check(codec);
    }

    @Test
    void exportsItsOnePackage() {
        assertThat(Modules.exports(JacksonCodec.class)).hasToString("[io.github.inngest4j.jackson]");
    }

    @Test
    void nothingStaticCanChange() {
        ArchitectureRules.noStaticMutableState(Map.of()).check(codec);
    }

    @Test
    void packagesAreNullMarked() {
        ArchitectureRules.packagesAreNullMarked().check(codec);
    }
}
