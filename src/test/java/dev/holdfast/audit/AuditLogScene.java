package dev.holdfast.audit;

import dev.holdfast.register.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A log on a fresh register, for tests. */
abstract class AuditLogScene {
    protected static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @TempDir Path keys;
    protected final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    protected TestDatabase database;
    protected AuditLog log;
    protected Connection connection;
    protected LogKey key;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
        log = new MerkleAuditLog(clock, database.seal());
        connection = database.serviceDataSource().getConnection();
        connection.setAutoCommit(false);
        key = LogKey.openOrCreate(keys, "default");
    }

    @AfterEach
    void close() throws SQLException {
        connection.rollback();
        connection.close();
        database.close();
    }

    protected void append(int entries) throws SQLException {
        for (int i = 0; i < entries; i++) {
            log.append(
                    connection,
                    new Actor("anna"),
                    "hold.place",
                    "hold/" + i,
                    Map.of("items", 12, "matter", "M\u00fcller \"v\" \ud83d\ude00"));
        }
        connection.commit();
    }

    protected VerifyAuditLog.Outcome verify(String... copies) throws SQLException {
        return new VerifyAuditLog(key, database.seal()).verify(connection, List.of(copies));
    }

    /** As someone who owns the database and wants to rewrite history. */
    protected void tamper(String sql) throws SQLException {
        connection.commit();
        try (Connection owner =
                        DriverManager.getConnection(
                                database.access().url(),
                                database.access().ownerUser(),
                                database.access().ownerPassword());
                Statement statement = owner.createStatement()) {
            for (String table : List.of("audit_entry", "audit_node", "audit_checkpoint")) {
                statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER ALL");
            }
            statement.execute(sql);
        }
    }

    protected SignCheckpoint.Signed checkpoint() throws SQLException {
        SignCheckpoint.Signed signed = new SignCheckpoint(key, clock).sign(connection);
        connection.commit();
        return signed;
    }
}
