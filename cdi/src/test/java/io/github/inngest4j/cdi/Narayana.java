package io.github.inngest4j.cdi;

import com.arjuna.ats.jta.cdi.TransactionExtension;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.transaction.spi.TransactionServices;

/** A transaction manager for Weld, as a server has it. */
final class Narayana implements TransactionServices {

    static final TransactionManager MANAGER = com.arjuna.ats.jta.TransactionManager.transactionManager();

    static SeContainerInitializer in(SeContainerInitializer container) {
        return ((Weld) container).addServices(new Narayana()).addExtensions(new TransactionExtension());
    }

    @Override
    public void registerSynchronization(Synchronization synchronization) {
        try {
            MANAGER.getTransaction().registerSynchronization(synchronization);
        } catch (SystemException | RollbackException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean isTransactionActive() {
        try {
            return MANAGER.getStatus() == Status.STATUS_ACTIVE;
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public UserTransaction getUserTransaction() {
        return com.arjuna.ats.jta.UserTransaction.userTransaction();
    }

    @Override
    public void cleanup() {}
}
