package io.github.inngest4j.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.parser.CronParser;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.architecture.Modules;
import java.lang.module.ResolvedModule;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; here the adapter is the module that a modular application gets. */
class JaxrsModuleTest {

    private static final String JAXRS = "io.github.inngest4j.jaxrs";

    @Test
    void exportsItsOnePackage() {
        assertThat(Modules.exports(InngestResource.class)).hasToString("[" + JAXRS + "]");
    }

    @Test
    void resolvesWithCoreAndWhatCoreNeeds() {
        var resolved = Modules.resolve(JAXRS, InngestResource.class, Inngest.class, CronParser.class);

        assertThat(resolved.modules().stream().map(ResolvedModule::name))
                .containsExactlyInAnyOrder(JAXRS, "io.github.inngest4j.core", "com.cronutils");
    }
}
