package io.github.inngest4j.cdi.internal;

import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the thread is in a JTA transaction. Loaded only where there is the API. */
final class Transactions {

    private Transactions() {}

    /** A way to tell whether the present thread is in a transaction, or {@code null} where nothing manages any. */
    static @Nullable BooleanSupplier find(Instance<Object> lookup) {
        TransactionSynchronizationRegistry registry = Optionals.named(
                TransactionSynchronizationRegistry.class, "java:comp/TransactionSynchronizationRegistry");
        if (registry == null) {
            registry = Optionals.bean(lookup, TransactionSynchronizationRegistry.class);
        }
        if (registry != null) {
            return active(registry::getTransactionStatus);
        }
        TransactionManager manager = Optionals.bean(lookup, TransactionManager.class);
        if (manager != null) {
            return active(manager::getStatus);
        }
        UserTransaction transaction = Optionals.named(UserTransaction.class, "java:comp/UserTransaction");
        return transaction == null ? null : active(transaction::getStatus);
    }

    /** A status of {@link Status}. */
    private interface StatusSource {
        int get() throws SystemException;
    }

    private static BooleanSupplier active(StatusSource source) {
        return () -> {
            try {
                return source.get() != Status.STATUS_NO_TRANSACTION;
            } catch (SystemException e) {
                throw new IllegalStateException(
                        "The transaction manager does not tell whether a transaction is active", e);
            }
        };
    }
}
