package dev.holdfast.proof;

import dev.holdfast.home.Home;
import dev.holdfast.register.EmbeddedDatabase;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What no destruction can do without: as many other items of the same register reduced and their
 * keys deleted, by the database's owner with every trigger and foreign key off, in transactions of
 * as many rows. No hold is looked at, nothing is sealed, logged, taken out of the index or printed.
 */
final class DispositionFloor implements AutoCloseable {
    private static final int BATCH = 10_000;

    private final Home home;
    private final EmbeddedDatabase database;

    DispositionFloor(Home home) {
        this.home = home;
        this.database = EmbeddedDatabase.start(home);
    }

    double seconds(long items) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(
                        database.access().url(), "postgres", database.access().ownerPassword())) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET session_replication_role = replica");
            }
            connection.setAutoCommit(false);
            List<Long> living = living(connection, items);
            Work before = Work.now(home);
            long start = System.nanoTime();
            for (int from = 0; from < living.size(); from += BATCH) {
                Array some =
                        connection.createArrayOf(
                                "bigint",
                                living.subList(from, Math.min(living.size(), from + BATCH))
                                        .toArray());
                execute(
                        connection,
                        "DELETE FROM content WHERE sha256 IN (SELECT sha256 FROM item WHERE ordinal"
                                + " = ANY (?))",
                        some);
                execute(
                        connection,
                        "UPDATE item SET state = 1, plan_id = 1, destroyed_at = now(), source_key ="
                                + " NULL, path = NULL, media_type = NULL, subject = NULL, sender ="
                                + " NULL, recipients = NULL, message_id = NULL, attachments = NULL,"
                                + " properties = NULL, unreadable = NULL WHERE ordinal = ANY (?)",
                        some);
                connection.commit();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Work.now(home).less(before).print("floor");
            System.out.printf(
                    "floor: %,d rows reduced and their keys deleted, no trigger, in %.1f s%n",
                    living.size(), seconds);
            return seconds * items / living.size();
        }
    }

    private static List<Long> living(Connection connection, long items) throws SQLException {
        List<Long> living = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal FROM item WHERE state = 0 ORDER BY ordinal LIMIT ?")) {
            select.setLong(1, items);
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    living.add(row.getLong(1));
                }
            }
        }
        return living;
    }

    private static void execute(Connection connection, String sql, Array ordinals)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, ordinals);
            statement.executeUpdate();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
