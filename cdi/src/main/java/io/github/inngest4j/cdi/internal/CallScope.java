package io.github.inngest4j.cdi.internal;

import io.github.inngest4j.Handler;
import io.github.inngest4j.Run;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is around the code of each function: the current call, a request context, validation. */
@Singleton
public class CallScope {

    private final Calls calls;
    private final Instance<Object> lookup;
    private volatile @Nullable BooleanSupplier transactionActive;
    private volatile @Nullable Consumer<Run<?>> validation;

    /** For the container. */
    @Inject
    public CallScope(Calls calls, ApplicationBeans beans) {
        this.calls = calls;
        lookup = beans.lookup();
    }

    /** A handler that is executed in a scope of its own at each call. */
    @SuppressWarnings({"unchecked", "NullAway"}) // A run has the data that the handler takes, null or not.
    Handler<?> around(Handler<?> handler) {
        Handler<@Nullable Object> code = (Handler<@Nullable Object>) handler;
        return (Handler<@Nullable Object>) (run, steps) -> {
            CurrentCall call = new CurrentCall(run, steps, this::isTransactionActive);
            return calls.during(
                    call,
                    () -> inRequest(call, () -> {
                        validation().accept(run);
                        return code.handle(run, call.step());
                    }));
        };
    }

    /** Executes code with a request context: that of the request, or one of its own where there is none. */
    private @Nullable Object inRequest(CurrentCall call, Calls.Code code) throws Exception {
        Instance<RequestContextController> controllers = lookup.select(RequestContextController.class);
        RequestContextController request = controllers.get();
        boolean activated = request.activate();
        try {
            return untilMisuse(call, code);
        } finally {
            try {
                call.end();
            } finally {
                if (activated) {
                    request.deactivate();
                }
                controllers.destroy(request);
            }
        }
    }

    /** What was misused decides, also if the code has caught the exception, or threw another one because of it. */
    private static @Nullable Object untilMisuse(CurrentCall call, Calls.Code code) throws Exception {
        try {
            Object result = code.run();
            call.throwMisuse();
            return result;
        } catch (Throwable e) {
            call.throwMisuse();
            throw e;
        }
    }

    /** Looked up at the first use, in the application's naming context. */
    private boolean isTransactionActive() {
        BooleanSupplier active = transactionActive;
        if (active == null) {
            BooleanSupplier found = Optionals.withApi(
                    "jakarta.transaction.TransactionSynchronizationRegistry", () -> Transactions.find(lookup));
            active = found == null ? () -> false : found;
            transactionActive = active;
        }
        return active.getAsBoolean();
    }

    private Consumer<Run<?>> validation() {
        Consumer<Run<?>> present = validation;
        if (present == null) {
            Consumer<Run<?>> found =
                    Optionals.withApi("jakarta.validation.Validator", () -> EventValidation.find(lookup));
            present = found == null ? run -> {} : found;
            validation = present;
        }
        return present;
    }
}
