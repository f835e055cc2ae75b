package io.github.inngest4j.examples.readme.shop;

import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.encryption.EncryptionMiddleware;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Produces;

// example: configuring by CDI
@ApplicationScoped
public class Setup {
    void configure(@Observes @Default InngestBuilder shop, Keys keys) {
        shop.middleware(EncryptionMiddleware.of(keys.encryption()));
    }

    @Produces
    InngestFunction nightly(Stock stock) {
        return InngestFunction.define("count-stock")
                .onCron("TZ=Europe/Paris 0 3 * * *")
                .action((run, step) -> step.run("count", stock::count));
    }
}
// end
