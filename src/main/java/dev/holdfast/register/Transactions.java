package dev.holdfast.register;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Runs work in one register transaction: it commits when the work returns and rolls back when it
 * throws. A call within a call joins the outer transaction.
 */
@Singleton
public class Transactions {
    /** Work on an open transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final TransactionOperations<Connection> operations;

    public Transactions(TransactionOperations<Connection> operations) {
        this.operations = operations;
    }

    public <T> T write(Work<T> work) {
        try {
            return operations.executeWrite(status -> run(work, status.getConnection()));
        } catch (TransactionException e) {
            // some of what the register tests is tested at the end
            if (e.getCause() instanceof SQLException refused) {
                throw RegisterFault.problem(refused);
            }
            throw e;
        }
    }

    public <T> T read(Work<T> work) {
        return operations.executeRead(status -> run(work, status.getConnection()));
    }

    private static <T> T run(Work<T> work, Connection connection) {
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw RegisterFault.problem(e);
        } catch (DataAccessException e) {
            // what a repository wraps was refused by the register all the same
            if (e.getCause() instanceof SQLException refused) {
                throw RegisterFault.problem(refused);
            }
            throw e;
        }
    }
}
