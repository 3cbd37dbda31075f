package dev.holdfast.console;

import dev.holdfast.home.Home;
import dev.holdfast.register.TestDatabase;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The console over a real register and a desk of invented figures, on a free port. */
public final class ConsoleServer implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create();
    private final Home home;
    private final EmbeddedServer server;

    private ConsoleServer(Clock clock, Map<String, Object> settings) throws IOException {
        Path folder = Files.createTempDirectory("holdfast-console");
        this.home = new Home(folder).prepare();
        Map<String, Object> properties = new HashMap<>(settings);
        properties.put("micronaut.server.port", -1);
        properties.put("micronaut.security.enabled", false);
        properties.put("micronaut.views.enabled", false);
        properties.put("datasources.default.url", database.access().url());
        properties.put("datasources.default.username", database.access().serviceUser());
        properties.put("datasources.default.password", database.access().servicePassword());
        properties.put("datasources.default.maximum-pool-size", 4);
        ApplicationContextBuilder builder =
                ApplicationContext.builder()
                        .properties(properties)
                        .singletons(new TestClock.Given(clock), home, database.seal());
        ApplicationContext context = builder.start();
        this.server = context.getBean(EmbeddedServer.class).start();
    }

    public static ConsoleServer start() {
        return start(Clock.systemUTC(), Map.of());
    }

    public static ConsoleServer start(Clock clock, Map<String, Object> settings) {
        try {
            return new ConsoleServer(clock, settings);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    public <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    public Home home() {
        return home;
    }

    /** The audit log, an entry a line: actor, action, subject, and the whole leaf. */
    public List<String> log() {
        try (Connection connection = database.serviceDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT concat_ws(' ', actor, action, subject, leaf) FROM"
                                        + " audit_entry ORDER BY seq")) {
            List<String> entries = new ArrayList<>();
            while (rows.next()) {
                entries.add(rows.getString(1));
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read", e);
        }
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
        database.close();
    }
}
