package io.github.inngest4j.servlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.architecture.ArchitectureRules;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServletArchitectureTest {

    private static final String[] USABLE = {
        "io.github.inngest4j", "io.github.inngest4j.serve", "jakarta.servlet", "jakarta.servlet.http"
    };

    private final JavaClasses adapter = ArchitectureRules.classesBeside(InngestServlet.class);

    @Test
    void knowsTheDoorwayTheServletApiAndNothingElse() {
        classes()
                .that()
                .resideInAPackage("io.github.inngest4j.servlet")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.inngest4j",
                        "io.github.inngest4j.serve",
                        "io.github.inngest4j.servlet",
                        "jakarta.servlet..",
                        "java..",
                        "org.jspecify.annotations")
                .check(adapter);
    }

    @Test
    void isAModuleThatNeedsTheContainerButDoesNotBringIt() throws Exception {
        Path home = Path.of(InngestServlet.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleDescriptor module = ModuleFinder.of(home)
                .find("io.github.inngest4j.servlet")
                .orElseThrow()
                .descriptor();
        assertThat(module.exports()).extracting(Exports::source).containsExactly("io.github.inngest4j.servlet");
        assertThat(module.requires())
                .filteredOn(required -> !required.modifiers().contains(Modifier.STATIC))
                .extracting(Requires::name)
                .containsExactlyInAnyOrder("java.base", "io.github.inngest4j.core");
    }

    @Test
    void exposesNothingInternal() {
        ArchitectureRules.exportsExposeOnlyExports(Set.of("io.github.inngest4j.servlet"), Set.of(USABLE))
                .check(adapter);
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
