package io.github.inngest4j;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.parser.CronParser;
import io.github.inngest4j.architecture.Modules;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ResolvedModule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; here core is the module that a modular application gets. */
class ModuleTest {

    private static final String CORE = "io.github.inngest4j.core";

    @Test
    void exportsWhatUsersAndAdaptersNeed() {
        var exports = Modules.exports(Inngest.class);

        assertThat(exports.stream().filter(export -> !export.isQualified()).map(Exports::source))
                .containsExactlyInAnyOrderElementsOf(ArchitectureTest.EXPORTED);
        assertThat(exports.stream().flatMap(export -> export.targets().stream()))
                .containsOnly(
                        "io.github.inngest4j.engine", "io.github.inngest4j.encryption", "io.github.inngest4j.cdi");
    }

    @Test
    void isNullMarked() throws Exception {
        assertThat(new String(Modules.declaration(Inngest.class), ISO_8859_1))
                .contains("Lorg/jspecify/annotations/NullMarked;");
    }

    @Test
    void resolvesAndLoadsWithoutItsOptionalModules() throws Exception {
        var resolved = Modules.resolve(CORE, Inngest.class, CronParser.class);
        assertThat(resolved.modules().stream().map(ResolvedModule::name))
                .containsExactlyInAnyOrder(CORE, "com.cronutils");

        var layer = ModuleLayer.defineModulesWithOneLoader(
                        resolved, List.of(ModuleLayer.boot()), ClassLoader.getPlatformClassLoader())
                .layer();
        var event = layer.findLoader(CORE).loadClass(InngestEvent.class.getName());
        assertThat(event.getModule().getName()).isEqualTo(CORE);
        assertThat(event.getMethod("of", String.class, Object.class).invoke(null, "shop/order.placed", "data"))
                .hasToString(InngestEvent.of("shop/order.placed", "data").toString());
    }
}
