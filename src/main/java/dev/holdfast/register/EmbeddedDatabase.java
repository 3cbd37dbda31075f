package dev.holdfast.register;

import dev.holdfast.home.Home;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;

/**
 * A real PostgreSQL in the home's own folder, on a free loopback port, with passwords kept under
 * {@code keys/}.
 *
 * <p>After a {@code kill -9} PostgreSQL refuses to start while back-ends of the dead server live,
 * so a start is tried again for a while.
 */
public final class EmbeddedDatabase implements Database {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** After a crash as much of the log as is kept between two checkpoints is gone through. */
    private static final Duration RECOVERY = Duration.ofMinutes(3);

    private static final String DATABASE = "holdfast";
    private static final String OWNER = "holdfast_owner";

    private final EmbeddedPostgres server;
    private final DatabaseAccess access;

    private EmbeddedDatabase(EmbeddedPostgres server, DatabaseAccess access) {
        this.server = server;
        this.access = access;
    }

    /**
     * @throws Problem HF-6001 when PostgreSQL does not come up
     */
    public static EmbeddedDatabase start(Home home) {
        try {
            String password = password(home);
            boolean first = !Files.exists(home.postgres().resolve("PG_VERSION"));
            OrphanedPostgres.stop(home);
            EmbeddedPostgres server = startPatiently(home, password);
            if (first) {
                prepare(server, home, password);
            }
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE;
            return new EmbeddedDatabase(
                    server,
                    new DatabaseAccess(
                            url, OWNER, password, DatabaseAccess.SERVICE_ROLE, password));
        } catch (IOException | SQLException e) {
            throw new Problem(
                    Code.DATABASE_DOWN,
                    "the embedded PostgreSQL does not start (" + firstLine(e) + ")",
                    "see "
                            + home.postgres()
                            + " and the free space of its disk, or set HOLDFAST_DB_URL",
                    e);
        }
    }

    @Override
    public DatabaseAccess access() {
        return access;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    private static EmbeddedPostgres startPatiently(Home home, String password)
            throws IOException, SQLException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return builder(home, password).start();
            } catch (IOException | IllegalStateException e) {
                if (System.nanoTime() > giveUp) {
                    throw e instanceof IOException io ? io : new IOException(firstLine(e), e);
                }
                pause();
            }
        }
    }

    private static EmbeddedPostgres.Builder builder(Home home, String password) {
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.postgres())
                .setCleanDataDirectory(false)
                // whoever started it stops it, after what uses it; a hook of its own would run
                // beside that
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(home.postgresProgram().toFile())
                .setPGStartupWait(RECOVERY)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "40")
                .setServerConfig("shared_buffers", "128MB")
                // fewer checkpoints, after each of which every page is logged whole once more
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("min_wal_size", "32MB")
                // a commit writes what all others logged before it: that is little at any time
                .setServerConfig("wal_writer_delay", "10ms")
                .setServerConfig("wal_writer_flush_after", "256kB")
                // a log that is no longer needed is removed, with the words and keys in it
                .setServerConfig("wal_recycle", "off")
                // so each file of it is new, and everybody would wait while it is filled
                .setServerConfig("wal_init_zero", "off")
                // a refused statement would put the words of items into the server's log
                .setServerConfig("log_min_error_statement", "panic")
                .setServerConfig("log_error_verbosity", "terse")
                // what is written waits for the disk a little at a time: a commit waits for all of
                // it
                .setServerConfig("backend_flush_after", "256kB")
                .setServerConfig("autovacuum_vacuum_cost_delay", "10ms")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("timezone", "UTC");
    }

    /** First start: roles with passwords, the database, and no more sign-in without a password. */
    private static void prepare(EmbeddedPostgres server, Home home, String password)
            throws SQLException, IOException {
        String admin =
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres?user=postgres";
        try (Connection connection = DriverManager.getConnection(admin);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            statement.execute("CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + password + "'");
            statement.execute(
                    "CREATE ROLE "
                            + DatabaseAccess.SERVICE_ROLE
                            + " LOGIN PASSWORD '"
                            + password
                            + "'");
            statement.execute(
                    "CREATE DATABASE " + DATABASE + " OWNER " + OWNER + " ENCODING 'UTF8'");
            allowCheckpoints(server);
            Files.writeString(
                    home.postgres().resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\n",
                    StandardCharsets.US_ASCII);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /**
     * What was destroyed stays in the write-ahead log until a checkpoint: the service asks for one.
     */
    private static void allowCheckpoints(EmbeddedPostgres server) throws SQLException {
        String admin =
                "jdbc:postgresql://127.0.0.1:"
                        + server.getPort()
                        + "/"
                        + DATABASE
                        + "?user=postgres";
        try (Connection connection = DriverManager.getConnection(admin);
                Statement statement = connection.createStatement()) {
            statement.execute("GRANT pg_checkpoint TO " + DatabaseAccess.SERVICE_ROLE);
            statement.execute(
                    "GRANT EXECUTE ON FUNCTION pg_switch_wal() TO " + DatabaseAccess.SERVICE_ROLE);
        }
    }

    private static String password(Home home) throws IOException {
        Path file = home.keys().resolve("database-password");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file);
            Home.restrict(file, "rw-------");
            Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL starts", e);
        }
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse(e.getClass().getSimpleName());
    }
}
