package dev.holdfast.source.graph;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

/** The ledger of one source, in the register's database. */
public final class PostgresSyncLedger implements SyncLedger {
    private final Transactions transactions;
    private final String source;

    /**
     * @param source must have been added to {@link M365Sources}
     */
    public PostgresSyncLedger(DataSource database, String source) {
        this.transactions = new Transactions(database);
        this.source = source;
    }

    @Override
    public void begin(Mailbox mailbox, Instant at) {
        transactions.run(
                connection ->
                        update(
                                connection,
                                """
                                INSERT INTO m365_mailbox (source, mailbox, address, name, enabled, state, started)
                                VALUES (?, ?, ?, ?, ?, 'RUNNING', ?)
                                ON CONFLICT (source, mailbox) DO UPDATE SET address = excluded.address, name = excluded.name,
                                    enabled = excluded.enabled, state = 'RUNNING', code = '', started = excluded.started, ended = NULL\
                                """,
                                source,
                                mailbox.id(),
                                mailbox.address(),
                                mailbox.name(),
                                mailbox.enabled(),
                                utc(at)));
    }

    @Override
    public void end(String mailbox, State state, String code, Instant at) {
        transactions.run(
                connection ->
                        update(
                                connection,
                                "UPDATE m365_mailbox SET state = ?, code = ?, ended = ? WHERE"
                                        + " source = ? AND mailbox = ?",
                                state.name(),
                                code,
                                utc(at),
                                source,
                                mailbox));
    }

    @Override
    public Optional<Position> position(String mailbox, String folder) {
        return transactions.run(
                connection -> {
                    try (PreparedStatement statement =
                                    prepare(
                                            connection,
                                            "SELECT delta_link, resume_link, shape FROM m365_folder"
                                                + " WHERE source = ? AND mailbox = ? AND folder ="
                                                + " ?",
                                            source,
                                            mailbox,
                                            folder);
                            ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.of(
                                        new Position(
                                                rows.getString(1),
                                                rows.getString(2),
                                                rows.getString(3)))
                                : Optional.empty();
                    }
                });
    }

    @Override
    public Map<String, String> versions(String mailbox, Collection<String> items) {
        return pairs(
                "SELECT item, version FROM m365_message"
                        + " WHERE source = ? AND mailbox = ? AND item = ANY(?) AND version <> ''",
                mailbox,
                items.toArray(String[]::new));
    }

    @Override
    public void commit(
            String mailbox,
            @Nullable String folder,
            Collection<Entry> entries,
            Collection<String> removed,
            @Nullable Position position) {
        transactions.run(
                connection -> {
                    record(connection, mailbox, entries);
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "INSERT INTO m365_removal (source, mailbox, item) VALUES (?, ?,"
                                            + " ?) ON CONFLICT DO NOTHING")) {
                        for (String item : removed) {
                            bind(insert, source, mailbox, item);
                            insert.addBatch();
                        }
                        insert.executeBatch();
                    }
                    if (folder == null || position == null) {
                        return 0;
                    }
                    return update(
                            connection,
                            """
                            INSERT INTO m365_folder (source, mailbox, folder, delta_link, resume_link, shape) VALUES (?, ?, ?, ?, ?, ?)
                            ON CONFLICT (source, mailbox, folder) DO UPDATE SET delta_link = excluded.delta_link,
                                resume_link = excluded.resume_link, shape = excluded.shape\
                            """,
                            source,
                            mailbox,
                            folder,
                            position.deltaLink(),
                            position.resumeLink(),
                            position.shape());
                });
    }

    /** A failure keeps the version that is in the archive, and settles no removal. */
    private void record(Connection connection, String mailbox, Collection<Entry> entries)
            throws SQLException {
        try (PreparedStatement upsert =
                        connection.prepareStatement(
                                """
                                INSERT INTO m365_message AS m (source, mailbox, item, folder, version, fate, code) VALUES (?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (source, mailbox, item) DO UPDATE SET fate = excluded.fate, code = excluded.code,
                                    folder = CASE WHEN excluded.folder = '' THEN m.folder ELSE excluded.folder END,
                                    version = CASE WHEN excluded.version = '' THEN m.version ELSE excluded.version END\
                                """);
                PreparedStatement settle =
                        connection.prepareStatement(
                                "DELETE FROM m365_removal WHERE source = ? AND mailbox = ? AND item"
                                        + " = ?")) {
            for (Entry entry : entries) {
                bind(
                        upsert,
                        source,
                        mailbox,
                        entry.item(),
                        entry.folder(),
                        entry.version(),
                        entry.fate().name(),
                        entry.code());
                upsert.addBatch();
                if (entry.fate() != Fate.FAILED) {
                    bind(settle, source, mailbox, entry.item());
                    settle.addBatch();
                }
            }
            upsert.executeBatch();
            settle.executeBatch();
        }
    }

    @Override
    public void restart(String mailbox, String folder) {
        transactions.run(
                connection ->
                        update(
                                connection,
                                "UPDATE m365_folder SET delta_link = NULL, resume_link = NULL"
                                        + " WHERE source = ? AND mailbox = ? AND folder = ?",
                                source,
                                mailbox,
                                folder));
    }

    @Override
    public void counted(String mailbox, List<Counted> folders) {
        transactions.run(
                connection -> {
                    update(
                            connection,
                            "UPDATE m365_folder SET listed = false WHERE source = ? AND mailbox ="
                                    + " ?",
                            source,
                            mailbox);
                    for (Counted row : folders) {
                        update(
                                connection,
                                """
                                INSERT INTO m365_folder (source, mailbox, folder, path, well_known, total_items, messages, counted_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (source, mailbox, folder) DO UPDATE SET listed = true, path = excluded.path,
                                    well_known = excluded.well_known, total_items = excluded.total_items,
                                    messages = excluded.messages, counted_at = excluded.counted_at\
                                """,
                                source,
                                mailbox,
                                row.folder().id(),
                                row.folder().path(),
                                row.folder().wellKnown(),
                                row.totalItems(),
                                row.messages(),
                                utc(row.at()));
                    }
                    return 0;
                });
    }

    @Override
    public Map<String, String> failed(String mailbox) {
        return pairs(
                "SELECT item, folder FROM m365_message WHERE source = ? AND mailbox = ? AND fate ="
                        + " 'FAILED'",
                mailbox);
    }

    @Override
    public List<String> removals(String mailbox) {
        return List.copyOf(
                pairs(
                                "SELECT item, item FROM m365_removal WHERE source = ? AND mailbox ="
                                        + " ?",
                                mailbox)
                        .keySet());
    }

    @Override
    public List<String> orphans(String mailbox) {
        return List.copyOf(
                pairs(
                                """
                                SELECT item, item FROM m365_message m WHERE source = ? AND mailbox = ? AND fate <> 'GONE'
                                    AND NOT EXISTS (SELECT FROM m365_folder f WHERE f.source = m.source
                                        AND f.mailbox = m.mailbox AND f.folder = m.folder AND f.listed)\
                                """,
                                mailbox)
                        .keySet());
    }

    @Override
    public List<Coverage> coverage() {
        return transactions.run(connection -> CoverageQuery.read(connection, source));
    }

    private Map<String, String> pairs(String sql, Object... arguments) {
        return transactions.run(
                connection -> {
                    List<@Nullable Object> all = new ArrayList<>(List.of(source));
                    all.addAll(List.of(arguments));
                    try (PreparedStatement statement = prepare(connection, sql, all.toArray());
                            ResultSet rows = statement.executeQuery()) {
                        Map<String, String> pairs = new HashMap<>();
                        while (rows.next()) {
                            pairs.put(rows.getString(1), rows.getString(2));
                        }
                        return pairs;
                    }
                });
    }

    private static int update(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        bind(statement, arguments);
        return statement;
    }

    private static void bind(PreparedStatement statement, @Nullable Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof String[] array) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("text", array));
            } else {
                statement.setObject(i + 1, arguments[i]);
            }
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
