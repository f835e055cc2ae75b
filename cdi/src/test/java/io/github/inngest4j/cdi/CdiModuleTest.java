package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.parser.CronParser;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.architecture.Modules;
import io.github.inngest4j.cdi.internal.BuildExtension;
import io.github.inngest4j.cdi.internal.CdiApps;
import io.github.inngest4j.cdi.internal.PortableExtension;
import io.github.inngest4j.serve.DeployedApps;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.module.ResolvedModule;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** The other tests name the extensions; here they are found as a container finds them. */
class CdiModuleTest {

    private static final String CDI = "io.github.inngest4j.cdi";

    @Test
    void exportsItsOnePackage() {
        assertThat(Modules.exports(DurableStep.class)).hasToString("[" + CDI + "]");
    }

    @Test
    void resolvesWithCoreAndCdi() {
        var resolved = Modules.resolve(
                CDI,
                DurableStep.class,
                Inngest.class,
                CronParser.class,
                Extension.class,
                ClassInfo.class,
                Inject.class,
                Interceptor.class,
                Priority.class);

        assertThat(resolved.modules().stream().map(ResolvedModule::name))
                .containsExactlyInAnyOrder(
                        CDI,
                        "io.github.inngest4j.core",
                        "com.cronutils",
                        "jakarta.cdi",
                        "jakarta.cdi.lang.model",
                        "jakarta.inject",
                        "jakarta.interceptor",
                        "jakarta.annotation");
    }

    @Test
    void isFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(PortableExtension.class);
        assertThat(ServiceLoader.load(BuildCompatibleExtension.class)).hasAtLeastOneElementOfType(BuildExtension.class);
        assertThat(ServiceLoader.load(DeployedApps.class)).hasAtLeastOneElementOfType(CdiApps.class);
    }

    @Test
    void hasOneExtensionInEachContainer() {
        assertThat(BuildExtension.class
                        .getAnnotation(SkipIfPortableExtensionPresent.class)
                        .value())
                .isEqualTo(PortableExtension.class);
    }
}
