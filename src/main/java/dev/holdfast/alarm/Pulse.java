package dev.holdfast.alarm;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a source has come back so far, for one custodian.
 *
 * @param connected whether it is one that is asked again and again, such as Microsoft 365
 * @param last when it last brought something, or nothing new, to a good end
 * @param days on how many days it did
 * @param longestPause between two such days
 */
record Pulse(
        String source,
        String custodian,
        boolean connected,
        Instant last,
        long days,
        Duration longestPause) {
    private static final int REGULAR_DAYS = 3;
    private static final String SELECT =
            """
            WITH day AS (
                SELECT source, custodian, date_trunc('day', started) AS day, max(ended) AS ended
                FROM ingest WHERE state = 'done' GROUP BY 1, 2, 3),
            pause AS (
                SELECT *, day - lag(day) OVER (PARTITION BY source, custodian ORDER BY day) AS gap
                FROM day)
            SELECT p.source, p.custodian, EXISTS (SELECT FROM m365_source m WHERE m.name = p.source),
                   max(p.ended), count(*), coalesce(extract(epoch FROM max(p.gap)), 0)::bigint
            FROM pause p GROUP BY 1, 2 ORDER BY 1, 2
            """;

    static List<Pulse> all(Connection connection) throws SQLException {
        List<Pulse> all = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                all.add(
                        new Pulse(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getBoolean(3),
                                rows.getTimestamp(4).toInstant(),
                                rows.getLong(5),
                                Duration.ofSeconds(rows.getLong(6))));
            }
        }
        return all;
    }

    /** Whether it should have come back by now. */
    boolean missed(Instant asOf, Duration patience) {
        if (!connected && days < REGULAR_DAYS) {
            return false;
        }
        Duration usual = longestPause.multipliedBy(2);
        Duration longest = connected || usual.compareTo(patience) < 0 ? patience : usual;
        return last.plus(longest).isBefore(asOf);
    }
}
