package io.github.inngest4j.engine;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.architecture.ArchitectureRules;
import io.github.inngest4j.architecture.Modules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the engine is built: on the wire protocol, around a pure machine. */
class EngineArchitectureTest {

    private static final JavaClasses ENGINE = ArchitectureRules.classesBeside(Engine.class);

    /** Not core's replay or definitions: what passes here goes over the wire, as with any other server. */
    @Test
    void usesOfCoreOnlyWhatCoreExportsToIt() {
        String[] exported = Modules.exports(Inngest.class, "io.github.inngest4j.engine");
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(exported)
                        .or(resideInAPackage("io.github.inngest4j.engine.."))
                        .or(resideOutsideOfPackage("io.github.inngest4j..")))
                .check(ENGINE);
    }

    @Test
    void rulesKnowNeitherClocksNorThreadsNorTheWorld() {
        noClasses()
                .that()
                .resideInAnyPackage("..engine.internal.machine..", "..engine.internal.model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net.http..",
                        "java.util.concurrent..",
                        "java.nio.file..",
                        "..engine.internal.driver..",
                        "..engine.internal.api..",
                        "..engine.internal.store..",
                        "..engine.internal.wire..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .check(ENGINE);
    }

    @Test
    void onlyTheEvaluatorKnowsCel() {
        classes()
                .that()
                .resideInAPackage("..engine..")
                .and()
                .resideOutsideOfPackage("..engine.internal.expression..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackage("dev.cel..")
                .check(ENGINE);
    }

    @Test
    void packagesFormNoCycle() {
        ArchitectureRules.noPackageCycles().check(ENGINE);
    }

    @Test
    void publicPackagesExposeNothingInternal() {
        ArchitectureRules.exportsExposeOnlyExports(
                        Set.of("io.github.inngest4j.engine", "io.github.inngest4j.engine.transport"),
                        Set.of(
                                "io.github.inngest4j",
                                "io.github.inngest4j.http",
                                "io.github.inngest4j.json",
                                "io.github.inngest4j.serve"))
                .check(ENGINE);
    }

    @Test
    void nothingStaticCanChange() {
        ArchitectureRules.noStaticMutableState(Map.of()).check(ENGINE);
    }

    @Test
    void packagesAreNullMarked() {
        ArchitectureRules.packagesAreNullMarked().check(ENGINE);
    }
}
