package dev.holdfast.register;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.holdfast.home.Home;
import dev.holdfast.home.SealKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/**
 * A migrated register for tests: one embedded PostgreSQL for the whole test run, a fresh database
 * for each instance.
 *
 * <p>{@link #serviceDataSource()} signs in as the service, {@link #access()} also knows the owner.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final DatabaseAccess access;
    private final SealKey seal;
    private final HikariDataSource service;

    private TestDatabase(DatabaseAccess access, SealKey seal) {
        this.access = access;
        this.seal = seal;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(access.url());
        config.setUsername(access.serviceUser());
        config.setPassword(access.servicePassword());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        this.service = new HikariDataSource(config);
    }

    /** Starts the server that all share, unless it runs. */
    static void start() {
        Shared.SERVER.access();
    }

    /** A new, empty, migrated database. */
    public static TestDatabase create() {
        DatabaseAccess access = empty();
        Schema.migrate(access);
        return of(access);
    }

    /** A database that was migrated. */
    public static TestDatabase of(DatabaseAccess access) {
        return new TestDatabase(access, SealKeys.agree(access, keys(access)));
    }

    /** Where the seal key of a database lies. */
    public static Path keys(DatabaseAccess access) {
        return Shared.ROOT.resolve(access.url().replaceFirst(".*/", ""));
    }

    /** A new database without a single table. */
    public static DatabaseAccess empty() {
        DatabaseAccess shared = Shared.SERVER.access();
        String name = "test_" + NUMBER.incrementAndGet();
        String url = shared.url().replaceFirst("/holdfast$", "/" + name);
        try (Connection connection =
                        DriverManager.getConnection(
                                shared.url().replaceFirst("/holdfast$", "/postgres"),
                                "postgres",
                                shared.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER holdfast_owner");
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        return new DatabaseAccess(
                url,
                shared.ownerUser(),
                shared.ownerPassword(),
                shared.serviceUser(),
                shared.servicePassword());
    }

    public DatabaseAccess access() {
        return access;
    }

    /** What the service seals with. */
    public SealKey seal() {
        return seal;
    }

    public DataSource serviceDataSource() {
        return service;
    }

    @Override
    public void close() {
        service.close();
    }

    private static final class Shared {
        static final Path ROOT = root();
        static final EmbeddedDatabase SERVER = start();

        private static EmbeddedDatabase start() {
            EmbeddedDatabase server = EmbeddedDatabase.start(new Home(ROOT).prepare());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        private static Path root() {
            try {
                return Files.createTempDirectory("holdfast-test-db");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
