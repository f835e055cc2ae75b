package io.github.inngest4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.parser.CronParser;
import java.io.File;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.module.ResolvedModule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; here core is the module that a modular application gets. */
class ModuleTest {

    private static final String CORE = "io.github.inngest4j.core";

    private final ModuleFinder modules = ModuleFinder.of(home(Inngest.class), home(CronParser.class));

    @Test
    void exportsWhatUsersAndAdaptersNeed() {
        var exports = modules.find(CORE).orElseThrow().descriptor().exports();

        assertThat(exports.stream().filter(export -> !export.isQualified()).map(Exports::source))
                .containsExactlyInAnyOrderElementsOf(ArchitectureTest.EXPORTED);
        assertThat(exports.stream().flatMap(export -> export.targets().stream()))
                .containsOnly("io.github.inngest4j.engine");
    }

    @Test
    void resolvesAndLoadsWithoutItsOptionalModules() throws Exception {
        var boot = ModuleLayer.boot();
        var resolved = Configuration.resolve(modules, List.of(boot.configuration()), ModuleFinder.of(), Set.of(CORE));
        assertThat(resolved.modules().stream().map(ResolvedModule::name))
                .containsExactlyInAnyOrder(CORE, "com.cronutils");

        var layer = ModuleLayer.defineModulesWithOneLoader(
                        resolved, List.of(boot), ClassLoader.getPlatformClassLoader())
                .layer();
        var event = layer.findLoader(CORE).loadClass(InngestEvent.class.getName());
        assertThat(event.getModule().getName()).isEqualTo(CORE);
        assertThat(event.getMethod("of", String.class, Object.class).invoke(null, "shop/order.placed", "data"))
                .hasToString(InngestEvent.of("shop/order.placed", "data").toString());
    }

    private static Path home(Class<?> type) {
        try {
            return new File(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toPath();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
