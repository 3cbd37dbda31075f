package dev.holdfast.source.graph;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * Runs work in a transaction of its own: what is recorded here must not wait for, or fail with,
 * anybody else's.
 */
final class Transactions {
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private final DataSource database;

    Transactions(DataSource database) {
        this.database = DelegatingDataSource.unwrapDataSource(database);
    }

    /**
     * @throws Problem HF-6001 when the database fails; nothing of the work is then recorded
     */
    <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            boolean before = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(before);
            }
        } catch (SQLException e) {
            throw new Problem(
                    Code.DATABASE_DOWN,
                    "the state of a Microsoft 365 source cannot be read or recorded",
                    "check the database, then sync again; nothing is lost",
                    e);
        }
    }
}
