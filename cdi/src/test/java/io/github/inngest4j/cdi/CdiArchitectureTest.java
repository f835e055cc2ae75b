package io.github.inngest4j.cdi;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.architecture.ArchitectureRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CdiArchitectureTest {

    private static final JavaClasses CDI = ArchitectureRules.classesBeside(DurableStep.class);

    @Test
    void exposesNothingInternal() {
        ArchitectureRules.exportsExposeOnlyExports(Set.of("io.github.inngest4j.cdi"), Set.of("jakarta.enterprise.util"))
                .check(CDI);
    }

    /** Two web applications in one server are separate, and a redeploy leaks nothing. */
    @Test
    void nothingStaticCanChange() {
        ArchitectureRules.noStaticMutableState(Map.of()).check(CDI);
    }
}
