package dev.holdfast.desk;

import dev.holdfast.audit.ReadLogHead;
import dev.holdfast.console.Rail;
import dev.holdfast.console.Show;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The rail: a few rows of the register, read anew at most once a second. */
@Singleton
class RailFigures {
    private static final Duration REMEMBERED = Duration.ofSeconds(1);
    private static final String COUNTS =
            "SELECT (SELECT count(*) FROM hold h WHERE released_at IS NULL AND (NOT EXISTS (SELECT"
                + " FROM hold_chunk c WHERE c.hold_id = h.id) OR EXISTS (SELECT FROM hold_alarm a"
                + " WHERE a.hold_id = h.id AND a.ended_at IS NULL))), (SELECT count(*) FROM"
                + " disposition_plan WHERE state IN ('planned', 'executing', 'stopped') OR state ="
                + " 'approved' AND cooling_ends <= ?)";

    private record Read(Instant at, Rail rail) {}

    private final Transactions transactions;
    private final ReadLogHead log;
    private final ArchiveSettings settings;
    private final Clock clock;
    private volatile @Nullable Read last;

    RailFigures(Transactions transactions, ReadLogHead log, ArchiveSettings settings, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.settings = settings;
        this.clock = clock;
    }

    Rail rail() {
        Instant at = clock.instant();
        Read known = last;
        if (known != null && known.at().plus(REMEMBERED).isAfter(at)) {
            return known.rail();
        }
        Rail rail = transactions.read(connection -> read(connection, at));
        last = new Read(at, rail);
        return rail;
    }

    private Rail read(Connection connection, Instant at) throws SQLException {
        ReadLogHead.Head head = log.read(connection);
        String line =
                "log "
                        + Show.digest(head.root())
                        + " · "
                        + (head.entries() == 1
                                ? "1 entry"
                                : Show.number(head.entries()) + " entries");
        try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setTimestamp(1, java.sql.Timestamp.from(at));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Rail(settings.organisation(), row.getInt(1), row.getInt(2), line);
            }
        }
    }
}
