package io.github.inngest4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.cronutils.parser.CronParser;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.architecture.Modules;
import java.lang.module.ResolvedModule;
import org.junit.jupiter.api.Test;

/** The other tests run on the class path; here the adapter is the module that a modular application gets. */
class ServletModuleTest {

    private static final String SERVLET = "io.github.inngest4j.servlet";

    @Test
    void exportsItsOnePackage() {
        assertThat(Modules.exports(InngestServlet.class)).hasToString("[" + SERVLET + "]");
    }

    @Test
    void resolvesWithCoreAndWhatCoreNeeds() {
        var resolved = Modules.resolve(SERVLET, InngestServlet.class, Inngest.class, CronParser.class);

        assertThat(resolved.modules().stream().map(ResolvedModule::name))
                .containsExactlyInAnyOrder(SERVLET, "io.github.inngest4j.core", "com.cronutils");
    }
}
