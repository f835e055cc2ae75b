package io.github.inngest4j.jaxrs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.architecture.ArchitectureRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JaxrsArchitectureTest {

    private static final String[] USABLE = {
        "io.github.inngest4j",
        "io.github.inngest4j.serve",
        "jakarta.servlet",
        "jakarta.servlet.http",
        "jakarta.ws.rs.core"
    };

    private final JavaClasses adapter = ArchitectureRules.classesBeside(InngestResource.class);

    @Test
    void knowsTheDoorwayTheApisAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.github.inngest4j.jaxrs")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.inngest4j",
                        "io.github.inngest4j.serve",
                        "io.github.inngest4j.jaxrs",
                        "jakarta.servlet..",
                        "jakarta.ws.rs..",
                        "java..",
                        "org.jspecify.annotations")
                .check(adapter);
    }

    @Test
    void exposesNothingInternal() {
        ArchitectureRules.exportsExposeOnlyExports(Set.of("io.github.inngest4j.jaxrs"), Set.of(USABLE))
                .check(adapter);
    }

    @Test
    void whatApplicationsExtendCanBeABean() {
        ArchitectureRules.whatApplicationsExtendCanBeABean().check(adapter);
    }

    @Test
    void nothingStaticCanChange() {
        ArchitectureRules.noStaticMutableState(Map.of()).check(adapter);
    }

    @Test
    void packagesAreNullMarked() {
        ArchitectureRules.packagesAreNullMarked().check(adapter);
    }
}
