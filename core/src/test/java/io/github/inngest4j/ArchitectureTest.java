package io.github.inngest4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.architecture.ArchitectureRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    static final Set<String> EXPORTED = Set.of(
            "io.github.inngest4j",
            "io.github.inngest4j.checkpoint",
            "io.github.inngest4j.http",
            "io.github.inngest4j.json",
            "io.github.inngest4j.middleware",
            "io.github.inngest4j.serve");

    private static final JavaClasses CORE = ArchitectureRules.classesBeside(Inngest.class);

    @Test
    void needsTheJdkAndThreeSmallApisAndKnowsNoAdapter() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.inngest4j",
                        "io.github.inngest4j.checkpoint",
                        "io.github.inngest4j.http",
                        "io.github.inngest4j.json",
                        "io.github.inngest4j.middleware",
                        "io.github.inngest4j.serve",
                        "io.github.inngest4j.internal..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations",
                        "jakarta.json.bind..",
                        "com.cronutils..")
                .check(CORE);
    }

    @Test
    void jsonBindingIsMetInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.inngest4j.internal.json")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta..")
                .check(CORE);
    }

    @Test
    void cronUtilsIsMetInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.inngest4j.internal.cron")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.cronutils..")
                .check(CORE);
    }

    @Test
    void exportedPackagesExposeNothingInternal() {
        ArchitectureRules.exportsExposeOnlyExports(EXPORTED, Set.of()).check(CORE);
    }

    @Test
    void packagesFormNoCycle() {
        ArchitectureRules.noPackageCycles().check(CORE);
    }

    @Test
    void nothingStaticCanChange() {
        ArchitectureRules.noStaticMutableState(Map.of()).check(CORE);
    }

    @Test
    void packagesAreNullMarked() {
        ArchitectureRules.packagesAreNullMarked("io.github.inngest4j.internal..")
                .check(CORE);
    }
}
