package dev.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.home.SealKey;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.DatabaseAccess;
import dev.holdfast.register.Schema;
import dev.holdfast.register.SealKeys;
import dev.holdfast.register.TestDatabase;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

class SealedLogTest extends AuditLogScene {
    /** RFC 4231, test cases 1 and 2; a key that is shorter than a block is padded with zeros. */
    private static final Map<String, String[]> RFC_4231 =
            Map.of(
                    "0b".repeat(20),
                    new String[] {
                        "Hi There",
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
                    },
                    HexFormat.of()
                            .formatHex("Jefe".getBytes(java.nio.charset.StandardCharsets.US_ASCII)),
                    new String[] {
                        "what do ya want for nothing?",
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
                    });

    @Test
    void registerShouldMakeTheSealsOfTheStandard() throws Exception {
        try (Connection owner = owner();
                PreparedStatement exchange =
                        owner.prepareStatement("UPDATE seal_key SET inner_pad = ?, outer_pad = ?");
                PreparedStatement select =
                        owner.prepareStatement("SELECT encode(seal_of(?), 'hex')")) {
            for (Map.Entry<String, String[]> vector : RFC_4231.entrySet()) {
                String padded = vector.getKey() + "0".repeat(64 - vector.getKey().length());
                Files.writeString(keys.resolve(SealKey.FILE_NAME), padded);
                SealKey of = java.util.Objects.requireNonNull(SealKey.read(keys));
                exchange.setBytes(1, of.innerPad());
                exchange.setBytes(2, of.outerPad());
                exchange.executeUpdate();
                select.setString(1, vector.getValue()[0]);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    assertThat(row.getString(1))
                            .isEqualTo(vector.getValue()[1])
                            .isEqualTo(HexFormat.of().formatHex(of.seal(vector.getValue()[0])));
                }
            }
        }
    }

    @Test
    void entryOfTheServiceShouldBeSealedAndNoOther() throws Exception {
        append(3);
        assertThat(verify().problems()).isEmpty();
        assertThatThrownBy(
                        () -> {
                            AuditLog another = new MerkleAuditLog(clock, SealKey.random());
                            another.append(connection, new Actor("eve"), "x", "x", Map.of());
                        })
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("HF-6014 entry 3 is not sealed by the service");
        connection.rollback();
        tamper("UPDATE audit_entry SET seal = sha256(seal) WHERE seq = 1");
        assertThat(verify().problems()).containsExactly("entry 1 was not written by the service");
    }

    @Test
    void logFromBeforeTheKeyShouldBeAcceptedAndNothingUnsealedAfterIt() throws Exception {
        DatabaseAccess old = TestDatabase.empty();
        Flyway.configure()
                .dataSource(old.url(), old.ownerUser(), old.ownerPassword())
                .locations("classpath:db/migration")
                .target("19")
                .load()
                .migrate();
        String unsealed =
                "INSERT INTO audit_entry (seq, at, actor, action, subject, leaf, leaf_hash) VALUES"
                        + " (?, ?, 'anna', 'x', 'x', ?, ?)";
        AuditEntry first = AuditEntry.of(0, NOON, new Actor("anna"), "x", "x", Map.of());
        try (Connection service =
                DriverManager.getConnection(old.url(), old.serviceUser(), old.servicePassword())) {
            insert(service, unsealed, first);
        }
        Schema.migrate(old);
        try (TestDatabase migrated = TestDatabase.of(old);
                Connection service = migrated.serviceDataSource().getConnection()) {
            AuditEntry second = AuditEntry.of(1, NOON, new Actor("anna"), "x", "x", Map.of());
            assertThatThrownBy(() -> insert(service, unsealed, second))
                    .hasMessageContaining("HF-6014 entry 1 is not sealed");
            service.setAutoCommit(false);
            new MerkleAuditLog(clock, migrated.seal())
                    .append(service, new Actor("anna"), "x", "x", Map.of());
            VerifyAuditLog check = new VerifyAuditLog(key, migrated.seal());
            assertThat(check.verify(service, java.util.List.of()).problems()).isEmpty();
            service.rollback();
        }
    }

    @Test
    void keyThatIsMissingOrAnotherShouldStopTheStart() throws Exception {
        Path folder = TestDatabase.keys(database.access());
        Path file = folder.resolve(SealKey.FILE_NAME);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        byte[] right = Files.readAllBytes(file);
        refused(folder, "HF-6010", null);
        refused(
                folder,
                "HF-6019",
                "11".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refused(folder, "HF-6011", Arrays.copyOf(right, 20));
        Files.write(file, right);
        SealKeys.agree(database.access(), folder);
    }

    private void refused(Path folder, String code, byte @org.jspecify.annotations.Nullable [] file)
            throws Exception {
        Files.delete(folder.resolve(SealKey.FILE_NAME));
        if (file != null) {
            Files.write(folder.resolve(SealKey.FILE_NAME), file);
        } else {
            Files.write(folder.resolve("kept"), new byte[0]);
        }
        assertThatThrownBy(() -> SealKeys.agree(database.access(), folder))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code().text()).isEqualTo(code));
        if (file == null) {
            Files.createFile(folder.resolve(SealKey.FILE_NAME));
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(
                database.access().url(),
                database.access().ownerUser(),
                database.access().ownerPassword());
    }

    private static void insert(Connection connection, String sql, AuditEntry entry)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql);
                Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'UTC'");
            insert.setLong(1, entry.seq());
            insert.setObject(2, entry.at().atOffset(java.time.ZoneOffset.UTC));
            insert.setString(3, entry.leaf());
            insert.setBytes(4, entry.leafHash());
            insert.executeUpdate();
        }
    }
}
