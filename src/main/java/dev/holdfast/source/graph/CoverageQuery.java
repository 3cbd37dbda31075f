package dev.holdfast.source.graph;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up a source's books, in three passes. */
final class CoverageQuery {
    private static final String FATES =
            "SELECT mailbox, fate, code, count(*) FROM m365_message WHERE source = ? GROUP BY"
                    + " mailbox, fate, code";

    private static final String MAILBOXES =
            """
            SELECT m.mailbox, m.address, m.name, m.enabled, m.state, m.code,
                (SELECT coalesce(sum(total_items), 0) FROM m365_folder f
                    WHERE f.source = m.source AND f.mailbox = m.mailbox AND f.listed),
                (SELECT coalesce(sum(total_items - messages), 0) FROM m365_folder f
                    WHERE f.source = m.source AND f.mailbox = m.mailbox AND f.listed),
                (SELECT max(counted_at) FROM m365_folder f
                    WHERE f.source = m.source AND f.mailbox = m.mailbox AND f.listed),
                (SELECT count(*) FROM m365_removal r WHERE r.source = m.source AND r.mailbox = m.mailbox)
            FROM m365_mailbox m WHERE m.source = ? ORDER BY m.address, m.mailbox\
            """;

    private CoverageQuery() {}

    private record Fates(
            Map<String, Long> uncapturable, Map<String, Long> failed, long[] capturedAndGone) {}

    static List<Coverage> read(Connection connection, String source) throws SQLException {
        Map<String, Fates> fates = fates(connection, source);
        List<Coverage> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MAILBOXES)) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Fates of = fates.getOrDefault(rows.getString(1), none());
                    Timestamp counted = rows.getTimestamp(9);
                    all.add(
                            new Coverage(
                                    new Mailbox(
                                            rows.getString(1),
                                            rows.getString(2),
                                            rows.getString(3),
                                            rows.getBoolean(4)),
                                    SyncLedger.State.valueOf(rows.getString(5)),
                                    rows.getString(6),
                                    rows.getLong(7),
                                    rows.getLong(8),
                                    counted == null ? null : counted.toInstant(),
                                    of.capturedAndGone()[0],
                                    of.uncapturable(),
                                    of.failed(),
                                    of.capturedAndGone()[1],
                                    rows.getLong(10)));
                }
            }
        }
        return all;
    }

    private static Map<String, Fates> fates(Connection connection, String source)
            throws SQLException {
        Map<String, Fates> fates = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(FATES)) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Fates of = fates.computeIfAbsent(rows.getString(1), mailbox -> none());
                    String code = rows.getString(3);
                    long count = rows.getLong(4);
                    switch (SyncLedger.Fate.valueOf(rows.getString(2))) {
                        case CAPTURED -> of.capturedAndGone()[0] += count;
                        case GONE -> of.capturedAndGone()[1] += count;
                        case UNCAPTURABLE -> of.uncapturable().put(code, count);
                        case FAILED -> of.failed().put(code, count);
                    }
                }
            }
        }
        return fates;
    }

    private static Fates none() {
        return new Fates(new HashMap<>(), new HashMap<>(), new long[2]);
    }
}
