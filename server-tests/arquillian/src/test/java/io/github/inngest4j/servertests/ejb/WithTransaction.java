package io.github.inngest4j.servertests.ejb;

import io.github.inngest4j.Step;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Uses a step in the transaction that an EJB has if nothing is said. */
@Stateless
public class WithTransaction {

    @Inject
    Step step;

    public String serve() {
        return step.run("pay", String.class, () -> "paid");
    }
}
