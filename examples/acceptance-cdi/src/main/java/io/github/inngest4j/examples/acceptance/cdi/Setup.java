package io.github.inngest4j.examples.acceptance.cdi;

import io.github.inngest4j.InngestBuilder;
import io.github.inngest4j.InngestFunction;
import io.github.inngest4j.examples.acceptance.AcceptanceFunctions;
import io.github.inngest4j.examples.acceptance.OtherApp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;

/** What only code can say of the two apps. */
@ApplicationScoped
public class Setup {

    /** Sets up either app. */
    void stepByStep(@Observes InngestBuilder settings) {
        AcceptanceFunctions.stepByStep(settings);
    }

    /**
     * The function of the second app.
     *
     * @return the function
     */
    @Produces
    @Other
    InngestFunction remote() {
        return OtherApp.remote();
    }
}
