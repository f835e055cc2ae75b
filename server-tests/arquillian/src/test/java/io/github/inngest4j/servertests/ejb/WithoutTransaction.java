package io.github.inngest4j.servertests.ejb;

import io.github.inngest4j.NonRetriableException;
import io.github.inngest4j.Step;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.Future;

/** Uses steps without a transaction. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WithoutTransaction {

    @Inject
    Step step;

    public String serve() {
        return step.run("pay", String.class, () -> "paid") + step.run("ship", String.class, () -> " and shipped");
    }

    public String refuse() {
        throw new NonRetriableException("closed");
    }

    @Asynchronous
    public Future<String> serveLater(Step ofTheCall) {
        return new AsyncResult<>(ofTheCall.run("pay", String.class, () -> "paid"));
    }
}
