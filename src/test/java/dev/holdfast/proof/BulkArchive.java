package dev.holdfast.proof;

import dev.holdfast.home.Home;
import dev.holdfast.register.EmbeddedDatabase;
import dev.holdfast.register.Schema;
import dev.holdfast.search.IndexEntry;
import dev.holdfast.search.SearchIndex;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Homes of millions of items for measurements: written straight into register and index, without
 * bytes in the vault, and kept in {@code -Dholdfast.bulk} (default: below the temporary files) for
 * the next run. A home that was not finished goes on where it stopped; a larger one grows out of a
 * copy of the next smaller.
 *
 * <p>{@code BulkArchive 1000000 10000000} makes these two.
 */
final class BulkArchive {
    private static final int CHUNK = 100_000;
    private static final Path FOLDER =
            Path.of(
                    System.getProperty(
                            "holdfast.bulk",
                            System.getProperty("java.io.tmpdir") + "/holdfast-bulk"));
    private static final String ITEM_COPY =
            "COPY item (ordinal, source_id, custodian_id, ingest_id, bytes, version, kind, sent,"
                + " received, created, modified, sha256, identity, source_key, path, media_type,"
                + " subject, sender, recipients, message_id, unreadable) FROM STDIN";
    private static final String CONTENT_COPY =
            "COPY content (sha256, bytes, pack, pack_offset, sealed_bytes, wrapped_key) FROM STDIN";
    private static final List<String> INDEXES =
            List.of(
                    "CREATE INDEX item_identity ON item (identity) WHERE state = 0",
                    "CREATE INDEX item_sha256 ON item (sha256) WHERE state = 0",
                    "ALTER TABLE content ADD PRIMARY KEY (sha256)");

    private BulkArchive() {}

    public static void main(String[] sizes) throws Exception {
        for (String size : sizes) {
            System.out.println(home(Integer.parseInt(size)));
        }
        System.exit(0);
    }

    /** The home of so many items; made if it is not there yet. */
    static Path home(int items) throws Exception {
        Path folder = FOLDER.resolve("items-" + items);
        if (Files.exists(folder.resolve("complete"))) {
            return folder;
        }
        Files.createDirectories(FOLDER);
        if (!Files.exists(folder)) {
            List<Path> smaller = smaller(items);
            if (!smaller.isEmpty()) {
                copy(smaller.getLast(), folder);
            }
        }
        Home home = new Home(folder).prepare();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(home);
                SearchIndex index = SearchIndex.open(home.index(), 2)) {
            Schema.migrate(database.access());
            try (Connection connection =
                    DriverManager.getConnection(
                            database.access().url(),
                            "postgres",
                            database.access().ownerPassword())) {
                fill(connection, index, items);
            }
        }
        Files.createFile(folder.resolve("complete"));
        return folder;
    }

    /** A copy to change; whoever asks for it deletes it. */
    static Path copyOf(int items, String name) throws Exception {
        Path copy = FOLDER.resolve(name);
        delete(copy);
        copy(home(items), copy);
        return copy;
    }

    static void delete(Path folder) throws IOException, InterruptedException {
        run("rm", "-rf", folder.toString());
    }

    private static void copy(Path from, Path to) throws IOException, InterruptedException {
        run("cp", "-r", "--preserve=mode", from.toString(), to.toString());
        Files.deleteIfExists(to.resolve("complete"));
        // or whoever is measured next waits until the disk has taken the copy
        run("sync");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static List<Path> smaller(int items) throws IOException {
        try (Stream<Path> homes = Files.list(FOLDER)) {
            return homes.filter(home -> Files.exists(home.resolve("complete")))
                    .filter(home -> size(home) < items)
                    .sorted((a, b) -> Integer.compare(size(a), size(b)))
                    .toList();
        }
    }

    private static int size(Path home) {
        return Integer.parseInt(home.getFileName().toString().substring("items-".length()));
    }

    private static void fill(Connection connection, SearchIndex index, int items) throws Exception {
        prepare(connection);
        long stored = number(connection, "SELECT last_ordinal FROM archive");
        long start = System.nanoTime();
        long first = Math.min(stored, index.highWater()) + 1;
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            for (long from = first; from <= items; from += CHUNK) {
                long begin = from;
                long end = Math.min(items, from + CHUNK - 1);
                Future<?> rows =
                        writer.submit(
                                () -> {
                                    if (end > stored) {
                                        copyIn(connection, Math.max(begin, stored + 1), end);
                                    }
                                    return null;
                                });
                List<IndexEntry> entries = new ArrayList<>(CHUNK);
                for (long ordinal = Math.max(from, index.highWater() + 1);
                        ordinal <= end;
                        ordinal++) {
                    entries.add(BulkItem.of(ordinal).entry());
                }
                index.add(entries);
                rows.get();
                if (end % 500_000 == 0 || end == items) {
                    index.commit(end);
                    double seconds = (System.nanoTime() - start) / 1e9;
                    System.out.printf(
                            "%,d items, %,.0f items/s%n", end, (end - first + 1) / seconds);
                }
            }
        }
        finish(connection, items);
        System.out.printf(
                "%,d items made in %.0f s%n", items - first + 1, (System.nanoTime() - start) / 1e9);
    }

    private static void prepare(Connection connection) throws SQLException {
        execute(
                connection,
                "SET session_replication_role = replica",
                "DROP INDEX IF EXISTS item_identity, item_sha256",
                "ALTER TABLE content DROP CONSTRAINT IF EXISTS content_pkey",
                "INSERT INTO custodian (name) SELECT 'custodian-' || lpad(n::text, 3, '0') FROM"
                        + " generate_series(0, "
                        + (BulkItem.CUSTODIANS - 1)
                        + ") n ON CONFLICT DO NOTHING",
                "INSERT INTO source (name) VALUES ('bulk') ON CONFLICT DO NOTHING",
                "INSERT INTO ingest (source, custodian, paths, by_user, started, ended, state)"
                    + " SELECT 'bulk', 'all', 'none', 'bulk', now(), now(), 'done' WHERE NOT EXISTS"
                    + " (SELECT FROM ingest)");
    }

    private static void copyIn(Connection connection, long first, long last)
            throws SQLException, IOException {
        StringBuilder rows = new StringBuilder(CHUNK * 400);
        StringBuilder contents = new StringBuilder(CHUNK * 220);
        for (long ordinal = first; ordinal <= last; ordinal++) {
            BulkItem item = BulkItem.of(ordinal);
            item.row(rows);
            item.contentRow(contents);
        }
        connection.setAutoCommit(false);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        postgres.getCopyAPI().copyIn(ITEM_COPY, new StringReader(rows.toString()));
        postgres.getCopyAPI().copyIn(CONTENT_COPY, new StringReader(contents.toString()));
        execute(
                connection,
                "UPDATE archive SET last_ordinal = " + last,
                "INSERT INTO item_label SELECT n, 'bulk-label-' || n % 3, 'bulk', '2020-01-01'"
                        + " FROM generate_series("
                        + first
                        + ", "
                        + last
                        + ") n WHERE n % 100 = 7");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void finish(Connection connection, int items) throws SQLException {
        for (String index : INDEXES) {
            execute(connection, index);
        }
        execute(
                connection,
                "UPDATE hold_progress SET matched_through = " + items,
                "VACUUM (ANALYZE)",
                "CHECKPOINT");
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
