package dev.holdfast.service;

import dev.holdfast.access.CommandLineToken;
import dev.holdfast.api.Jobs;
import dev.holdfast.clock.WatchClock;
import dev.holdfast.home.Home;
import dev.holdfast.home.HomeLock;
import dev.holdfast.home.SealKey;
import dev.holdfast.ingest.FollowRegister;
import dev.holdfast.integrity.Guards;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Database;
import dev.holdfast.register.DatabaseAccess;
import dev.holdfast.register.EmbeddedDatabase;
import dev.holdfast.register.ExternalDatabase;
import dev.holdfast.register.IngestLog;
import dev.holdfast.register.Schema;
import dev.holdfast.register.ScrubRegister;
import dev.holdfast.register.SealKeys;
import dev.holdfast.register.Transactions;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.schedule.JobLog;
import dev.holdfast.schedule.Timetable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A running Holdfast: the lock on its home, its database, its HTTP server.
 *
 * <p>While it runs, {@code <home>/run/service} holds its address and {@code <home>/run/token} the
 * token that its owner's command line shows.
 */
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final Home home;
    private final HomeLock lock;
    private final Database database;
    private final EmbeddedServer server;

    private Service(Home home, HomeLock lock, Database database, EmbeddedServer server) {
        this.home = home;
        this.lock = lock;
        this.database = database;
        this.server = server;
    }

    /**
     * @param port to listen on, or 0 for any free one
     * @param settings further settings, by their full names
     * @throws Problem when the home is locked, the port taken, the database down
     */
    public static Service start(Home home, int port, Map<String, Object> settings) {
        Settings.check(System.getenv());
        home.prepare();
        HomeLock lock = HomeLock.acquire(home);
        Database database = null;
        try {
            emptyTemp(home);
            Stopwatch watch = new Stopwatch();
            database = database(home, settings);
            watch.lap("database");
            Schema.migrate(database.access());
            SealKey seal = SealKeys.agree(database.access(), home.keys());
            watch.lap("schema");
            EmbeddedServer server = serve(home, port, database.access(), seal, settings);
            watch.lap("context");
            Service service = new Service(home, lock, database, server);
            service.prepare();
            watch.lap("index");
            LOG.debug("started: {}", watch);
            return service;
        } catch (RuntimeException | IOException | InterruptedException e) {
            closeQuietly(database, lock);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw explained(e, port);
        }
    }

    public int port() {
        return server.getPort();
    }

    /**
     * For a service that stays: prepares what the first decision needs and begins to run what is
     * due, both in the background.
     */
    public void warmUp() {
        context().getBean(RuleBooks.class).warmUp();
        context().getBean(Timetable.class).startSoon();
    }

    public ApplicationContext context() {
        return server.getApplicationContext();
    }

    /** Where the running service of a home says its address. */
    public static Path addressFile(Home home) {
        return home.addressFile();
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(addressFile(home));
            server.getApplicationContext().getBean(Jobs.class).close();
            server.getApplicationContext().getBean(Timetable.class).stop();
            server.getApplicationContext().getBean(FollowRegister.class).flush();
            server.getApplicationContext().getBean(ScrubRegister.class).scrubWhereSmall();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.stop();
            closeQuietly(database, lock);
        }
    }

    private void prepare() throws IOException, InterruptedException {
        ApplicationContext context = context();
        Clock clock = context.getBean(Clock.class);
        context.getBean(WatchClock.class).start();
        context.getBean(ScrubRegister.class).start();
        context.getBean(Guards.class).note();
        context.getBean(Transactions.class)
                .write(
                        connection ->
                                context.getBean(IngestLog.class)
                                        .markInterrupted(connection, clock.instant()));
        context.getBean(JobLog.class).markInterrupted();
        context.getBean(FollowRegister.class).catchUp();
        context.getBean(
                CommandLineToken
                        .class); // its file is there before anybody is told where to show it
        Path draft = home.run().resolve("service.draft");
        Files.writeString(draft, server.getPort() + " " + ProcessHandle.current().pid() + "\n");
        Files.move(draft, addressFile(home), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Database database(Home home, Map<String, Object> settings) {
        ExternalDatabase.Said said = Settings.database(System.getenv(), settings);
        return said == null
                ? EmbeddedDatabase.start(home)
                : ExternalDatabase.open(said, home.keys());
    }

    private static EmbeddedServer serve(
            Home home,
            int port,
            DatabaseAccess access,
            SealKey seal,
            Map<String, Object> settings) {
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("micronaut.server.port", port == 0 ? -1 : port);
        properties.put("datasources.default.url", access.url());
        properties.put("datasources.default.username", access.serviceUser());
        properties.put("datasources.default.password", access.servicePassword());
        properties.put("datasources.default.connection-init-sql", access.connectionInitSql());
        return ApplicationContext.builder()
                .properties(properties)
                .singletons(home, seal)
                .banner(false)
                .run(EmbeddedServer.class);
    }

    private static void emptyTemp(Home home) throws IOException {
        try (Stream<Path> files = Files.walk(home.temp())) {
            List<Path> leftovers =
                    files.filter(file -> !file.equals(home.temp()))
                            .sorted(Comparator.reverseOrder())
                            .toList();
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }

    private static Problem explained(Exception e, int port) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof BindException) {
                return new Problem(
                        Code.PORT_IN_USE,
                        "port " + port + " is in use",
                        "stop the program that has it, or choose another with --port",
                        e);
            }
        }
        return new Problem(
                Code.UNEXPECTED,
                "the service does not start (" + e + ")",
                "the log above has the details; nothing was changed",
                e);
    }

    private static void closeQuietly(@Nullable Database database, HomeLock lock) {
        try {
            if (database != null) {
                database.close();
            }
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
