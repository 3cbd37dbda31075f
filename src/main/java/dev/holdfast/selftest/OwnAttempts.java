package dev.holdfast.selftest;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.ingest.FollowRegister;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ContentRows;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decisions;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

/** What the service's own classes could be made to try. */
@Singleton
class OwnAttempts {
    /** Fails, as it must, or returns what says why nothing happened; null when something did. */
    @FunctionalInterface
    private interface Try {
        @org.jspecify.annotations.Nullable
        String go() throws SQLException, InterruptedException;
    }

    private final DataSource dataSource;
    private final ExecutePlan execute;
    private final FollowRegister index;
    private final Decisions decisions;
    private final ArchiveSettings settings;

    OwnAttempts(
            DataSource dataSource,
            ExecutePlan execute,
            FollowRegister index,
            Decisions decisions,
            ArchiveSettings settings) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.execute = execute;
        this.index = index;
        this.decisions = decisions;
        this.settings = settings;
    }

    /**
     * @param next the held canary with the archive's next number
     */
    List<Attempt> on(Connection connection, long next) throws SQLException {
        Sha256 content = Sha256.of(("canary " + next).getBytes(StandardCharsets.UTF_8));
        return List.of(
                attempt(
                        connection,
                        "execute the plan that lists a held item",
                        "ExecutePlan",
                        () -> {
                            execute.execute(-1, new Actor("canary-one"), n -> {});
                            return lives(connection, next)
                                    ? "the item was left out: it lives"
                                    : null;
                        }),
                attempt(
                        connection,
                        "ask the register for the destruction of a held content",
                        "ContentRows",
                        () ->
                                new ContentRows(connection).destroy(Set.of(content)) == 0
                                        ? "no key went: the item lives"
                                        : null),
                attempt(
                        connection,
                        "make the index forget a held item",
                        "FollowRegister",
                        () -> {
                            index.forget(ItemSet.of(next));
                            return null;
                        }),
                attempt(
                        connection,
                        "find a held item due, whatever the policies say",
                        "Evaluator",
                        () -> {
                            long held =
                                    held(connection, decisions.evaluate(settings.today()).due());
                            return held == 0 ? "of all items that are due none is held" : null;
                        }));
    }

    /** A transaction that began before a hold was placed does not see it. */
    List<Attempt> onOldSnapshot() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return List.of(
                    SqlAttempts.attempt(
                            connection,
                            SqlAttempts.Block.read(
                                    "-- destroy on a view of the holds from before one was"
                                            + " placed\n{destroy -1 under -1}")),
                    SqlAttempts.attempt(
                            connection,
                            SqlAttempts.Block.read(
                                    "-- delete a key on a view of the items from before one"
                                            + " arrived\nDELETE FROM content WHERE sha256 ="
                                            + " '\\x00'")));
        } catch (SQLException e) {
            throw dev.holdfast.register.RegisterFault.problem(e);
        }
    }

    private static Attempt attempt(Connection connection, String path, String by, Try attempt)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            String refusal = attempt.go();
            return refusal == null ? Attempt.succeeded(path) : Attempt.refused(path, by, refusal);
        } catch (Problem problem) {
            return Attempt.refused(path, by, problem.code().text() + " " + problem.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during the self-test", e);
        } finally {
            connection.rollback(before);
        }
    }

    private static boolean lives(Connection connection, long ordinal) throws SQLException {
        return count(
                        connection,
                        "SELECT count(*) FROM item WHERE state = 0 AND ordinal = ANY (?)",
                        ItemSet.of(ordinal))
                == 1;
    }

    private static long held(Connection connection, ItemSet due) throws SQLException {
        return count(connection, "SELECT count(*) FROM unnest(?) AS n WHERE held(n)", due);
    }

    private static long count(Connection connection, String sql, ItemSet items)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(
                    1, connection.createArrayOf("bigint", items.ordinals().boxed().toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
