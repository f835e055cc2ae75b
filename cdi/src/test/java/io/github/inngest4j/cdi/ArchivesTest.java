package io.github.inngest4j.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.inngest4j.DurableFunction;
import io.github.inngest4j.Inngest;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.OnEvent;
import io.github.inngest4j.engine.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jboss.weld.bootstrap.api.CDI11Bootstrap;
import org.jboss.weld.bootstrap.spi.BeanDeploymentArchive;
import org.jboss.weld.bootstrap.spi.Deployment;
import org.jboss.weld.environment.deployment.WeldBeanDeploymentArchive;
import org.jboss.weld.environment.deployment.WeldDeployment;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.resources.spi.ResourceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application whose beans the library's own do not see, as on GlassFish and Payara. */
class ArchivesTest {

    @ApplicationScoped
    public static class Shop {

        @Inject
        EventSender<OrderPlaced> sender;

        @Inject
        @ToInngest
        Event<OrderPlaced> event;

        @Produces
        @ApplicationScoped
        static Inngest app(Engine engine) {
            return Inngest.builder("shop")
                    .dev("http://engine.test")
                    .eventKey("events")
                    .serveOrigin("http://shop.test")
                    .httpTransport(engine.apiTransport())
                    .clock(engine.clock())
                    .build();
        }

        static void close(@Disposes Inngest app) {
            app.close();
        }

        @Produces
        static InngestFunction produced() {
            return InngestFunction.define("produced").on(OrderPlaced.class).handler((run, step) -> "produced");
        }

        @DurableFunction(id = "annotated")
        @OnEvent(OrderPlaced.class)
        String annotated() {
            return "annotated";
        }

        void placeTwo() {
            sender.send(new OrderPlaced("1"));
            event.fire(new OrderPlaced("2"));
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.inngest4j.cdi.Flavour#supported")
    void theBeansOfTheApplicationAreFound(Flavour flavour) {
        try (Deployed app = Deployed.of(flavour, initializer -> new OneWay(), Shop.class)) {
            assertThat(app.run("annotated", new OrderPlaced("0")).output(String.class))
                    .isEqualTo("annotated");
            app.get(Shop.class).placeTwo();
            assertThat(app.engine.runs("annotated")).hasSize(3);
            assertThat(app.engine.runs("produced")).hasSize(3);
        }
    }

    /** Archives that extensions need are seen by the others, and see none. */
    private static final class OneWay extends Weld {

        @Override
        protected Deployment createDeployment(ResourceLoader loader, CDI11Bootstrap bootstrap) {
            Deployment flat = super.createDeployment(loader, bootstrap);
            Set<WeldBeanDeploymentArchive> archives = new LinkedHashSet<>();
            for (BeanDeploymentArchive archive : flat.getBeanDeploymentArchives()) {
                archives.add((WeldBeanDeploymentArchive) archive);
            }
            return new WeldDeployment(loader, bootstrap, archives, flat.getExtensions()) {
                @Override
                protected void setBeanDeploymentArchivesAccessibility() {
                    super.setBeanDeploymentArchivesAccessibility();
                    for (BeanDeploymentArchive archive : getBeanDeploymentArchives()) {
                        if (archive.getId().equals(ADDITIONAL_BDA_ID)) {
                            ((WeldBeanDeploymentArchive) archive).setAccessibleBeanDeploymentArchives(Set.of());
                        }
                    }
                }
            };
        }
    }
}
