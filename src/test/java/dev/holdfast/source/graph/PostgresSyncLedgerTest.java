package dev.holdfast.source.graph;

import dev.holdfast.register.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;

class PostgresSyncLedgerTest extends SyncLedgerContract {
    private static TestDatabase database;
    private static int number;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @Override
    SyncLedger empty() {
        M365Connection source =
                new M365Connection(
                        "source" + ++number,
                        "directory",
                        "client",
                        new M365Connection.Credential.Secret(Path.of("none")),
                        URI.create("https://graph.microsoft.com"),
                        M365Connection.GLOBAL_LOGIN);
        new Transactions(database.serviceDataSource())
                .run(connection -> M365Sources.insert(connection, source, Instant.EPOCH));
        return new PostgresSyncLedger(database.serviceDataSource(), source.name());
    }
}
