package dev.holdfast.register;

import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/**
 * Takes what was destroyed out of the database's files: its words and its keys.
 *
 * <p>A deleted row stays in its page until something is written over it, VACUUM or not, and in the
 * write-ahead log until that is removed. So the tables are rewritten, a checkpoint makes the old
 * log superfluous, and the server, which does not recycle it, removes it. Nobody can use the tables
 * for the seconds this takes: at once where they are small, and else when {@link #scrub} is asked
 * for, which belongs in the night.
 */
@Singleton
public class ScrubRegister {
    private static final Logger LOG = LoggerFactory.getLogger(ScrubRegister.class);
    private static final String TABLES = "item, content, item_label";

    /** Longer than a batch takes; after it the destruction is over, or was stopped. */
    private static final Duration LAST_BATCH = Duration.ofSeconds(20);

    /** Longer than a certificate of millions of items takes; vacuum goes on meanwhile by itself. */
    private static final Duration CERTIFIED = Duration.ofMinutes(10);

    /** What came of it. */
    public enum Outcome {
        NOT_DUE,
        /** Too large to be rewritten while people work; dead rows can be written over. */
        SWEPT,
        SCRUBBED
    }

    // VACUUM runs in no transaction: it needs a connection of its own, not the contextual one
    private final DataSource dataSource;
    private final long atOnceBytes;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable Timestamp swept;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("scrub").daemon().factory());

    ScrubRegister(
            DataSource dataSource,
            @Value("${holdfast.register.scrub-at-once-bytes:268435456}") long atOnceBytes) {
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
        this.atOnceBytes = atOnceBytes;
    }

    /** Looks once a minute whether something was destroyed, and the destruction is over. */
    public void start() {
        thread.scheduleWithFixedDelay(this::scrubOnceCalm, 1, 60, TimeUnit.SECONDS);
    }

    /** As {@link #scrubWhereSmall}, but not while a plan is being executed. */
    public Outcome scrubOnceCalm() {
        return scrub(atOnceBytes, LAST_BATCH);
    }

    /** What is destroyed is gone from the files when this returns. */
    public Outcome scrub() {
        return scrub(Long.MAX_VALUE, Duration.ZERO);
    }

    /** The same where it takes a moment only; else the night has to wait for it. */
    public Outcome scrubWhereSmall() {
        return scrub(atOnceBytes, Duration.ZERO);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    /**
     * @param calm so long nothing must have been destroyed where it is small: between two batches
     *     of a plan, which takes minutes, the tables would be rewritten again and again, and
     *     everybody wait
     */
    private Outcome scrub(long mostBytes, Duration calm) {
        one.lock();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            boolean small = bytes(statement) <= mostBytes;
            Timestamp wanted = wanted(connection, small ? calm : CERTIFIED);
            if (wanted == null) {
                return Outcome.NOT_DUE;
            }
            if (small) {
                statement.execute("SET lock_timeout = '30s'");
                statement.execute("VACUUM (FULL) " + TABLES);
                statement.execute("RESET lock_timeout");
            } else if (wanted.equals(swept)) {
                return Outcome.SWEPT;
            } else {
                sweep(statement);
                swept = wanted;
            }
            dropLog(statement);
            if (small) {
                done(connection, wanted);
            }
            return small ? Outcome.SCRUBBED : Outcome.SWEPT;
        } catch (SQLException e) {
            LOG.warn("what was destroyed waits to be scrubbed: {}", e.getMessage());
            return Outcome.NOT_DUE;
        } finally {
            one.unlock();
        }
    }

    /** As slowly as the server does by itself: people are searching. */
    private static void sweep(Statement statement) throws SQLException {
        statement.execute("SET vacuum_cost_delay = '10ms'");
        for (String table : TABLES.split(", ")) {
            statement.execute("VACUUM (PARALLEL 0) " + table);
        }
        statement.execute("RESET vacuum_cost_delay");
    }

    /** A server of the user's own may not let us; its own checkpoints come later. */
    private static void dropLog(Statement statement) {
        try {
            statement.execute("CHECKPOINT");
            statement.execute("SELECT pg_switch_wal()");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.info(
                    "the write-ahead log goes with the server's own checkpoints: {}",
                    e.getMessage());
        }
    }

    private static @Nullable Timestamp wanted(Connection connection, Duration calm)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT wanted FROM scrub WHERE wanted > coalesce(done, '-infinity') AND"
                                + " clock_timestamp() - wanted NOT BETWEEN interval '0' AND"
                                + " make_interval(secs => ?)")) {
            select.setDouble(1, calm.toSeconds());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getTimestamp(1) : null;
            }
        }
    }

    private static long bytes(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT pg_total_relation_size('item') + pg_total_relation_size('content')"
                                + " + pg_total_relation_size('item_label')")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void done(Connection connection, Timestamp wanted) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE scrub SET done = ?")) {
            update.setTimestamp(1, wanted);
            update.executeUpdate();
        }
    }
}
