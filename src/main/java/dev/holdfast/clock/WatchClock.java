package dev.holdfast.clock;

import dev.holdfast.register.Transactions;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sees the clock once a minute while the service runs.
 *
 * <p>It also compares the database's clock with the processor's, which nobody sets: a database
 * clock that runs ahead of it by more than two minutes was moved.
 */
@Singleton
public class WatchClock {
    private static final Logger LOG = LoggerFactory.getLogger(WatchClock.class);
    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final int JUMPS_SHOWN = 100;

    private record Anchor(long nanos, Instant at) {
        Instant expected(long nanosNow) {
            return at.plusNanos(nanosNow - nanos);
        }
    }

    private final Transactions transactions;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("clock").daemon().factory());
    private volatile @Nullable Anchor anchor;

    WatchClock(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Looks now and once a minute from here on. */
    public void start() {
        beat();
        thread.scheduleWithFixedDelay(this::beatQuietly, 1, 1, TimeUnit.MINUTES);
    }

    /** Sees the clock, and notes a jump where there was one. */
    public void beat() {
        transactions.write(
                connection -> {
                    long before = lastJump(connection);
                    see(connection);
                    Instant at = time(connection);
                    long nanos = System.nanoTime();
                    Anchor last = anchor;
                    Instant expected = last == null ? at : last.expected(nanos);
                    boolean jumped = lastJump(connection) > before;
                    if (!jumped && at.isAfter(expected.plus(TOLERANCE))) {
                        doubt(connection, expected, at);
                        jumped = true;
                    }
                    if (last == null || jumped || at.isBefore(expected)) {
                        anchor = new Anchor(nanos, at);
                    }
                    return at;
                });
    }

    /** Like {@link #beat()}, within the caller's transaction. */
    static void see(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT clock_beat()");
        }
    }

    public ClockState state() {
        return transactions.read(WatchClock::state);
    }

    /** What the database has seen, in the caller's transaction. */
    public static ClockState state(Connection connection) throws SQLException {
        List<ClockState.Jump> jumps = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT id, from_time, to_time, confirmed_by, confirmed_at FROM"
                                    + " clock_jump ORDER BY confirmed_at IS NULL DESC, id DESC"
                                    + " LIMIT "
                                    + JUMPS_SHOWN)) {
                while (row.next()) {
                    Timestamp confirmed = row.getTimestamp(5);
                    jumps.add(
                            new ClockState.Jump(
                                    row.getLong(1),
                                    row.getTimestamp(2).toInstant(),
                                    row.getTimestamp(3).toInstant(),
                                    row.getString(4),
                                    confirmed == null ? null : confirmed.toInstant()));
                }
            }
            try (ResultSet row =
                    statement.executeQuery(
                            "SELECT clock_timestamp(), seen, extract(epoch FROM"
                                    + " doubted_since('-infinity')) FROM clock_watch")) {
                row.next();
                return new ClockState(
                        row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2).toInstant(),
                        Duration.ofSeconds(row.getBigDecimal(3).longValue()),
                        jumps);
            }
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void beatQuietly() {
        try {
            beat();
        } catch (RuntimeException e) {
            LOG.warn("the clock was not seen this minute: {}", e.getMessage());
        }
    }

    private static void doubt(Connection connection, Instant from, Instant to) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO clock_jump (from_time, to_time) VALUES (?, ?)")) {
            insert.setTimestamp(1, Timestamp.from(from));
            insert.setTimestamp(2, Timestamp.from(to));
            insert.executeUpdate();
        }
    }

    private static long lastJump(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT coalesce(max(id), 0) FROM clock_jump")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Instant time(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
            row.next();
            return row.getTimestamp(1).toInstant();
        }
    }
}
