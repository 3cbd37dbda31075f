package dev.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.offline.InclusionCheck;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class AuditLogTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    @TempDir Path keys;
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final AuditLog log = new MerkleAuditLog(clock);
    private TestDatabase database;
    private Connection connection;
    private LogKey key;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.create();
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

    private void append(int entries) throws SQLException {
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

    private VerifyAuditLog.Outcome verify(String... copies) throws SQLException {
        return new VerifyAuditLog(key).verify(connection, List.of(copies));
    }

    /** As someone who owns the database and wants to rewrite history. */
    private void tamper(String sql) throws SQLException {
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

    private SignCheckpoint.Signed checkpoint() throws SQLException {
        SignCheckpoint.Signed signed = new SignCheckpoint(key, clock).sign(connection);
        connection.commit();
        return signed;
    }

    @Test
    void untouchedLogShouldVerify() throws SQLException {
        assertThat(verify().ok()).isTrue();
        for (int i = 0; i < 20; i++) {
            append(i % 7);
            checkpoint();
        }
        VerifyAuditLog.Outcome outcome = verify();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.entries()).isEqualTo(57);
        assertThat(outcome.checkpoints()).isEqualTo(20);
    }

    @Test
    void leafShouldBeCanonicalJson() throws SQLException {
        append(1);
        assertThat(LogTables.entry(connection, 0).orElseThrow().leaf())
                .isEqualTo(
                        "{\"action\":\"hold.place\",\"actor\":\"anna\",\"at\":\"2026-03-01T12:00:00.123456Z\",\"detail\":{\"items\":12,\"matter\":\"M\u00fcller"
                            + " \\\"v\\\" \ud83d\ude00\"},\"seq\":0,\"subject\":\"hold/0\"}");
    }

    @Test
    void numbersShouldHaveNoGapsWhateverRollsBack() throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                int n = i;
                done.add(
                        workers.submit(
                                () -> {
                                    try (Connection own =
                                            database.serviceDataSource().getConnection()) {
                                        own.setAutoCommit(false);
                                        log.append(
                                                own,
                                                Actor.SYSTEM,
                                                "item.read",
                                                "item/" + n,
                                                Map.of());
                                        if (n % 3 == 0) {
                                            own.rollback();
                                        } else {
                                            own.commit();
                                        }
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
        VerifyAuditLog.Outcome outcome = verify();
        assertThat(outcome.problems()).isEmpty();
        assertThat(outcome.entries()).isEqualTo(80);
    }

    @Test
    void everyEditedByteOfAnEntryShouldBeNoticed() throws SQLException {
        append(5);
        checkpoint();
        String leaf = LogTables.entry(connection, 2).orElseThrow().leaf();
        for (int i = 0; i < leaf.length(); i++) {
            char c = leaf.charAt(i);
            if (Character.isSurrogate(c)) {
                continue;
            }
            String edited = leaf.substring(0, i) + (char) (c ^ 1) + leaf.substring(i + 1);
            tamper(
                    "UPDATE audit_entry SET leaf = '"
                            + edited.replace("'", "''")
                            + "' WHERE seq = 2");
            assertThat(verify().ok()).as("character %d", i).isFalse();
        }
        tamper("UPDATE audit_entry SET leaf = '" + leaf + "' WHERE seq = 2");
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void editedColumnsHashesNodesAndCheckpointsShouldBeNoticed() throws SQLException {
        append(9);
        checkpoint();
        for (String[] edit :
                new String[][] {
                    {"audit_entry", "actor", "'eve'"},
                    {"audit_entry", "action", "'hold.release'"},
                    {"audit_entry", "subject", "'hold/99'"},
                    {"audit_entry", "at", "at + interval '1 microsecond'"},
                    {
                        "audit_entry",
                        "leaf_hash",
                        "set_byte(leaf_hash, 31, 255 - get_byte(leaf_hash, 31))"
                    },
                    {"audit_node", "hash", "set_byte(hash, 0, 255 - get_byte(hash, 0))"},
                    {"audit_checkpoint", "note", "replace(note, '9', '8')"},
                    {"audit_checkpoint", "root", "set_byte(root, 5, 255 - get_byte(root, 5))"},
                    {"audit_checkpoint", "size", "size - 1"}
                }) {
            tamper("CREATE TABLE keep AS SELECT * FROM " + edit[0]);
            tamper("UPDATE " + edit[0] + " SET " + edit[1] + " = " + edit[2]);
            assertThat(verify().ok()).as(edit[0] + "." + edit[1]).isFalse();
            String override = edit[0].equals("audit_checkpoint") ? " OVERRIDING SYSTEM VALUE" : "";
            tamper(
                    "TRUNCATE "
                            + edit[0]
                            + "; INSERT INTO "
                            + edit[0]
                            + override
                            + " SELECT * FROM keep; DROP TABLE keep");
            assertThat(verify().problems()).isEmpty();
        }
    }

    @Test
    void cutTailShouldBeNoticedByTheCheckpoint() throws SQLException {
        append(6);
        String copy = checkpoint().note();
        tamper("DELETE FROM audit_entry WHERE seq >= 5");
        assertThat(verify().problems()).anyMatch(p -> p.contains("covers 6 entries"));
        tamper("DELETE FROM audit_checkpoint");
        tamper("DELETE FROM audit_node WHERE (idx + 1) << level > 5");
        assertThat(verify().ok()).isTrue();
        assertThat(verify(copy).problems()).anyMatch(p -> p.contains("covers 6 entries"));
    }

    @Test
    void rewrittenHistoryShouldDifferFromAnEarlierCheckpoint() throws SQLException {
        append(6);
        String copy = checkpoint().note();
        tamper("TRUNCATE audit_entry, audit_node, audit_checkpoint");
        for (int i = 0; i < 6; i++) {
            log.append(connection, Actor.SYSTEM, "nothing.happened", "hold/" + i, Map.of());
        }
        connection.commit();
        assertThat(verify().ok()).isTrue();
        assertThat(verify(copy).ok()).isFalse();
    }

    @Test
    void ownerAndServiceShouldNotBeAbleToRewriteTheLog() throws SQLException {
        append(2);
        try (Connection owner =
                        DriverManager.getConnection(
                                database.access().url(),
                                database.access().ownerUser(),
                                database.access().ownerPassword());
                Connection service = database.serviceDataSource().getConnection();
                Statement asOwner = owner.createStatement();
                Statement asService = service.createStatement()) {
            for (String table : List.of("audit_entry", "audit_node", "audit_checkpoint")) {
                for (String sql :
                        List.of(
                                "DELETE FROM " + table,
                                "TRUNCATE " + table,
                                "UPDATE "
                                        + table
                                        + (table.equals("audit_node")
                                                ? " SET idx = 7"
                                                : " SET at = now()"))) {
                    {
                        assertThatThrownBy(() -> asOwner.execute(sql))
                                .hasMessageContaining("HF-6014");
                        assertThatThrownBy(() -> asService.execute(sql))
                                .hasMessageContaining("permission denied");
                    }
                }
            }
        }
    }

    @Test
    void everyEntryShouldBeProvableToAStranger() throws Exception {
        for (int size = 1; size <= 18; size++) {
            append(1);
            for (int seq = 0; seq < size; seq++) {
                String file = prove().prove(connection, seq).json();
                assertThat(InclusionCheck.check(file, key.verifierKey()))
                        .isEqualTo(LogTables.entry(connection, seq).orElseThrow().leaf());
            }
        }
        assertThatThrownBy(() -> prove().prove(connection, 18)).isInstanceOf(Problem.class);
    }

    private ProveEntry prove() {
        return new ProveEntry(key, new SignCheckpoint(key, clock));
    }

    @Test
    void strangerShouldRefuseForgedProofAndOtherKey() throws Exception {
        append(7);
        String file = prove().prove(connection, 3).json();
        assertThatThrownBy(
                        () -> InclusionCheck.check(file.replace("anna", "eve"), key.verifierKey()))
                .isInstanceOf(InclusionCheck.NotProven.class);
        LogKey other = LogKey.openOrCreate(keys.resolve("other"), "default");
        assertThatThrownBy(() -> InclusionCheck.check(file, other.verifierKey()))
                .hasMessageContaining("another key");
        assertThatThrownBy(() -> InclusionCheck.check("{}", key.verifierKey()))
                .isInstanceOf(InclusionCheck.NotProven.class);
    }

    @Test
    void pythonScriptShouldAgree() throws Exception {
        append(7);
        Path good = keys.resolve("good.json");
        Path bad = keys.resolve("bad.json");
        String file = prove().prove(connection, 3).json();
        Files.writeString(good, file);
        Files.writeString(bad, file.replace("anna", "eve"));
        org.junit.jupiter.api.Assumptions.assumeTrue(run("--version") == 0, "python3 is not here");
        String script = "src/docs/verify_log.py";
        assertThat(run(script, good.toString(), key.verifierKey())).isZero();
        assertThat(run(script, bad.toString(), key.verifierKey())).isEqualTo(1);
    }

    private static int run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (java.io.IOException e) {
            return -1;
        }
    }

    @Test
    void listShouldFilterAndPageWithoutLossOrRepeat() throws SQLException {
        append(25);
        log.append(connection, Actor.SYSTEM, "holdings.count", "archive", Map.of());
        ListAudit list = new ListAudit();
        ListAudit.Filter filter =
                new ListAudit.Filter(NOON.minusSeconds(1), NOON.plusSeconds(1), "anna", "hold");
        List<Long> seen = new ArrayList<>();
        Long before = null;
        do {
            ListAudit.Page page = list.page(connection, filter, before, 10);
            page.entries().forEach(entry -> seen.add(entry.seq()));
            before = page.before();
        } while (before != null);
        assertThat(seen)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(list.page(connection, ListAudit.Filter.ALL, null, 100).entries()).hasSize(26);
    }
}
