package dev.holdfast.alarm;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.register.Transactions;

import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Raises alarms when something goes wrong with a hold, and ends them when it is right again. */
@Singleton
public class HoldAlarms {
    private static final Logger LOG = LoggerFactory.getLogger(HoldAlarms.class);

    private final Transactions transactions;
    private final WatchHolds watch;
    private final AuditLog audit;
    private final Clock clock;

    HoldAlarms(Transactions transactions, WatchHolds watch, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.watch = watch;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks at every hold now; returns the alarms that stand after that. */
    public List<Alarm> check() {
        return transactions.write(
                connection -> {
                    List<Finding> findings = watch.look(connection);
                    List<Alarm> standing = read(connection, "WHERE ended_at IS NULL");
                    for (Finding finding : findings) {
                        if (standing.stream().noneMatch(finding::sameAs)) {
                            raise(connection, finding);
                        }
                    }
                    for (Alarm alarm : standing) {
                        if (findings.stream().noneMatch(finding -> finding.sameAs(alarm))) {
                            end(connection, alarm);
                        }
                    }
                    return read(connection, "WHERE ended_at IS NULL");
                });
    }

    /** The alarms that stood after the latest look. */
    public List<Alarm> standing() {
        return transactions.read(connection -> read(connection, "WHERE ended_at IS NULL"));
    }

    /** Those that have ended too, latest first. */
    public List<Alarm> all() {
        return transactions.read(connection -> read(connection, "")).reversed();
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "1h")
    void round() {
        try {
            check();
        } catch (RuntimeException e) {
            LOG.warn("the holds could not be looked at; the next round tries again", e);
        }
    }

    private void raise(Connection connection, Finding finding) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO hold_alarm (hold_id, kind, about, detail, raised_at) VALUES"
                                + " (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            insert.setLong(1, finding.hold());
            insert.setString(2, finding.kind().label());
            insert.setString(3, finding.about());
            insert.setString(4, finding.detail());
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            if (insert.executeUpdate() == 0) {
                return; // somebody else looked at the same moment
            }
        }
        log(
                connection,
                "alarm.raise",
                finding.hold(),
                finding.kind(),
                finding.about(),
                finding.detail());
    }

    private void end(Connection connection, Alarm alarm) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE hold_alarm SET ended_at = ? WHERE id = ? AND ended_at IS NULL")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setLong(2, alarm.id());
            if (update.executeUpdate() == 0) {
                return;
            }
        }
        log(connection, "alarm.end", alarm.hold(), alarm.kind(), alarm.about(), alarm.detail());
    }

    private void log(
            Connection connection,
            String action,
            long hold,
            AlarmKind kind,
            String about,
            String detail)
            throws SQLException {
        audit.append(
                connection,
                Actor.SYSTEM,
                action,
                "hold/" + hold,
                Map.of("kind", kind.label(), "about", about, "detail", detail));
    }

    private static List<Alarm> read(Connection connection, String where) throws SQLException {
        List<Alarm> alarms = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT id, hold_id, kind, about, detail, raised_at, ended_at FROM"
                                        + " hold_alarm "
                                        + where
                                        + " ORDER BY id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                Timestamp ended = rows.getTimestamp(7);
                Instant endedAt = ended == null ? null : ended.toInstant();
                alarms.add(
                        new Alarm(
                                rows.getLong(1),
                                rows.getLong(2),
                                AlarmKind.parse(rows.getString(3)),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getTimestamp(6).toInstant(),
                                endedAt));
            }
        }
        return alarms;
    }
}
