package io.github.inngest4j.encryption;

import com.tngtech.archunit.core.domain.JavaClasses;
import io.github.inngest4j.architecture.ArchitectureRules;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EncryptionArchitectureTest {

    private static final JavaClasses ENCRYPTION = ArchitectureRules.classesBeside(EncryptionMiddleware.class);

    @Test
    void exposesNothingInternal() {
        ArchitectureRules.exportsExposeOnlyExports(
                        Set.of("io.github.inngest4j.encryption"), Set.of("io.github.inngest4j.middleware"))
                .check(ENCRYPTION);
    }

    @Test
    void nothingStaticCanChange() {
        ArchitectureRules.noStaticMutableState(Map.of()).check(ENCRYPTION);
    }
}
