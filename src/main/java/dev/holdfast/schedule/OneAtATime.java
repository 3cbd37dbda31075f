package dev.holdfast.schedule;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

/** Lets one run of a job at a time through, whichever process it is in; the others wait. */
@Singleton
class OneAtATime {
    /** First half of the lock's key: ours. The second half is the job's name. */
    private static final int JOBS = 0x6A6F6273; // "jobs"

    private static final int GLANCE_MILLIS = 100;

    private final DataSource dataSource;

    OneAtATime(DataSource dataSource) {
        // the lock lives as long as its connection, so it has one to itself
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    <T> T run(String name, Callable<T> work) throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            while (!ask(connection, "SELECT pg_try_advisory_lock(?, hashtext(?))", name)) {
                Thread.sleep(GLANCE_MILLIS);
            }
            try {
                return work.call();
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(?, hashtext(?))", name);
            }
        }
    }

    private static boolean ask(Connection connection, String sql, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, JOBS);
            statement.setString(2, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
