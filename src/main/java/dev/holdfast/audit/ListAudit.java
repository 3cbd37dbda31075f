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
    private static final String ENTRIES =
            "SELECT seq, at, actor, action, subject, leaf FROM audit_entry";

    /**
     * @param entries how often it occurs
     * @param actors by how many different actors
     */
    public record Act(String action, long entries, long actors) {}

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
        List<AuditEntry> found =
                select(
                        connection,
                        ENTRIES + where(filter, "seq < ?", before),
                        " ORDER BY seq DESC LIMIT " + (limit + 1),
                        filter,
                        before);
        return cut(found, limit);
    }

    /**
     * Entries whose actor, action or subject contains the words, whatever their case.
     *
     * @param before entries with smaller numbers only; null for the newest
     */
    public Page containing(Connection connection, String words, @Nullable Long before, int limit)
            throws SQLException {
        String sql =
                ENTRIES
                        + " WHERE seq < ? AND strpos(lower(actor || ' ' || action || ' ' ||"
                        + " subject), lower(?)) > 0 ORDER BY seq DESC LIMIT "
                        + (limit + 1);
        List<AuditEntry> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, before == null ? Long.MAX_VALUE : before);
            query.setString(2, words.strip());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(LogTables.entry(row));
                }
            }
        }
        return cut(found, limit);
    }

    private static Page cut(List<AuditEntry> found, int limit) {
        boolean more = found.size() > limit;
        List<AuditEntry> page = more ? found.subList(0, limit) : found;
        return new Page(page, more ? (Long) page.getLast().seq() : null);
    }

    /**
     * Oldest first.
     *
     * @param from entries from this number on only
     */
    public List<AuditEntry> ascending(Connection connection, Filter filter, long from, int limit)
            throws SQLException {
        return select(
                connection,
                ENTRIES + where(filter, "seq >= ?", from),
                " ORDER BY seq LIMIT " + limit,
                filter,
                from);
    }

    /**
     * How often each act occurs, most frequent first.
     *
     * @param before entries with smaller numbers only
     */
    public List<Act> acts(Connection connection, Filter filter, long before) throws SQLException {
        String sql =
                "SELECT action, count(*), count(DISTINCT actor) FROM audit_entry"
                        + where(filter, "seq < ?", before)
                        + " GROUP BY action ORDER BY 2 DESC, 1";
        List<Act> acts = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, filter, before);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    acts.add(new Act(row.getString(1), row.getLong(2), row.getLong(3)));
                }
            }
        }
        return acts;
    }

    private static List<AuditEntry> select(
            Connection connection, String sql, String order, Filter filter, @Nullable Long edge)
            throws SQLException {
        List<AuditEntry> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql + order)) {
            bind(query, filter, edge);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(LogTables.entry(row));
                }
            }
        }
        return found;
    }

    private static String where(Filter filter, String edgeTest, @Nullable Long edge) {
        StringBuilder sql = new StringBuilder(" WHERE true");
        if (edge != null) {
            sql.append(" AND ").append(edgeTest);
        }
        if (filter.from() != null) {
            sql.append(" AND at >= ?");
        }
        if (filter.to() != null) {
            sql.append(" AND at < ?");
        }
        if (filter.actor() != null) {
            sql.append(" AND actor = ?");
        }
        if (filter.action() != null) {
            sql.append(" AND (action = ? OR starts_with(action, ?))");
        }
        return sql.toString();
    }

    private static void bind(PreparedStatement query, Filter filter, @Nullable Long edge)
            throws SQLException {
        List<Object> values = new ArrayList<>();
        if (edge != null) {
            values.add(edge);
        }
        if (filter.from() != null) {
            values.add(filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.to() != null) {
            values.add(filter.to().atOffset(ZoneOffset.UTC));
        }
        if (filter.actor() != null) {
            values.add(filter.actor());
        }
        if (filter.action() != null) {
            values.add(filter.action());
            values.add(filter.action() + ".");
        }
        for (int i = 0; i < values.size(); i++) {
            query.setObject(i + 1, values.get(i));
        }
    }
}
