package dev.holdfast.audit;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Reads the log, newest first, a page at a time. */
public final class ListAudit {
    /**
     * @param from first moment, inclusive
     * @param to last moment, exclusive
     * @param action an action, or all below it: {@code hold} finds {@code hold.place}
     */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String actor,
            @Nullable String action) {
        public static final Filter ALL = new Filter(null, null, null, null);
    }

    /**
     * @param before pass it to read the next page; null on the last
     */
    public record Page(List<AuditEntry> entries, @Nullable Long before) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param before entries with smaller numbers only; null for the newest
     */
    public Page page(Connection connection, Filter filter, @Nullable Long before, int limit)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        StringBuilder sql =
                new StringBuilder(
                        "SELECT seq, at, actor, action, subject, leaf FROM audit_entry WHERE true");
        if (before != null) {
            sql.append(" AND seq < ?");
            values.add(before);
        }
        if (filter.from() != null) {
            sql.append(" AND at >= ?");
            values.add(filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            sql.append(" AND at < ?");
            values.add(filter.to().atOffset(ZoneOffset.UTC));
        }
        if (filter.actor() != null) {
            sql.append(" AND actor = ?");
            values.add(filter.actor());
        }
        if (filter.action() != null) {
            sql.append(" AND (action = ? OR starts_with(action, ?))");
            values.add(filter.action());
            values.add(filter.action() + ".");
        }
        sql.append(" ORDER BY seq DESC LIMIT ").append(limit + 1);
        List<AuditEntry> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                query.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(LogTables.entry(row));
                }
            }
        }
        boolean more = found.size() > limit;
        List<AuditEntry> page = more ? found.subList(0, limit) : found;
        return new Page(page, more ? (Long) page.getLast().seq() : null);
    }
}
