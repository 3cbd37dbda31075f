package dev.holdfast.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.SignCheckpoint;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.RetentionEvents;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What somebody who may do anything on the machine changes is found, and named. */
class TamperTest {
    private static final String LOG = " audit_entry audit_node audit_checkpoint";
    private static final List<String> BACKED_UP =
            List.of(
                    "audit_entry",
                    "seal_key",
                    "audit_node",
                    "audit_checkpoint",
                    "item",
                    "content",
                    "hold",
                    "hold_chunk",
                    "hold_progress",
                    "disposition_plan",
                    "disposition_approval",
                    "plan_chunk",
                    "policy_version",
                    "rule_book_file",
                    "rule_activation",
                    "retention_event",
                    "evaluation",
                    "archive",
                    "clock_jump");

    @TempDir static Path folder;
    private static DisposalScene scene;

    @BeforeAll
    static void live() throws Exception {
        scene = new DisposalScene(folder, new Random(4));
        scene.mails(5, 2015);
        scene.dispose();
        scene.mails(20, 2014);
        scene.bean(OpenMatter.class).open("Kestrel", DisposalScene.OFFICER);
        scene.bean(PlaceHold.class)
                .place(
                        "Kestrel",
                        new HoldScope(List.of(), null, null, LocalDate.of(2014, 12, 31)),
                        false,
                        DisposalScene.OFFICER);
        scene.mails(10, 2013 + 3);
        scene.plan();
        scene.bean(RetentionEvents.class)
                .add("closed", "subject:about", LocalDate.of(2020, 1, 1), DisposalScene.OFFICER);
        scene.bean(Transactions.class)
                .write(connection -> scene.bean(SignCheckpoint.class).sign(connection));
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @Test
    void untouchedArchiveShouldHaveNoProblem() {
        assertThat(verify()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> whatRootChangesInTheRegisterShouldBeFound() {
        return Tampering.REGISTER.stream()
                .map(one -> DynamicTest.dynamicTest(one.what(), () -> changed(one)));
    }

    private static void changed(Tampering one) throws SQLException {
        try (Connection root = root();
                Statement statement = root.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            // the log is three tables that fit together
            String sql = one.sql() + (one.sql().contains("audit_") ? LOG : "");
            List<String> tables =
                    Stream.of(sql.split("[^a-z_]+"))
                            .distinct()
                            .filter(BACKED_UP::contains)
                            .toList();
            for (String table : tables) {
                statement.execute("CREATE TEMP TABLE kept_" + table + " AS TABLE " + table);
            }
            statement.execute(one.sql());
            try {
                assertThat(verify()).anyMatch(line -> line.contains(one.found()));
            } finally {
                for (String table : tables) {
                    statement.execute("DELETE FROM " + table);
                    statement.execute(
                            "INSERT INTO "
                                    + table
                                    + " OVERRIDING SYSTEM VALUE TABLE kept_"
                                    + table);
                }
                if (!one.undo().isEmpty()) {
                    statement.execute(one.undo());
                }
            }
        }
        assertThat(verify()).as("after it was undone").isEmpty();
    }

    private static Connection root() throws SQLException {
        try {
            String password =
                    Files.readString(scene.home().resolve("keys/database-password")).strip();
            String url =
                    scene.bean(Transactions.class)
                            .read(connection -> connection.getMetaData().getURL());
            return DriverManager.getConnection(url, "postgres", password);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> verify() {
        return scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems();
    }

    @TestFactory
    Stream<DynamicTest> whatRootChangesInFilesShouldBeFound() {
        return Stream.of(
                file(
                        "a byte of a pack changed",
                        "vault/pack-000001.hfp",
                        bytes -> {
                            bytes[bytes.length / 2] ^= 1;
                            return bytes;
                        },
                        "checksum does not match"),
                file(
                        "a pack cut short",
                        "vault/pack-000001.hfp",
                        bytes -> Arrays.copyOf(bytes, bytes.length / 2),
                        "there is no frame of this content"),
                file(
                        "a pack emptied",
                        "vault/pack-000001.hfp",
                        bytes -> new byte[0],
                        "there is no frame of this content"),
                file(
                        "a frame's header changed",
                        "vault/pack-000001.hfp",
                        bytes -> {
                            bytes[5] ^= 1;
                            return bytes;
                        },
                        "pack 1 is damaged at byte 0"));
    }

    private static DynamicTest file(
            String what, String name, UnaryOperator<byte[]> change, String found) {
        return DynamicTest.dynamicTest(
                what,
                () -> {
                    Path file = scene.home().resolve(name);
                    byte[] before = Files.readAllBytes(file);
                    Files.write(file, change.apply(before.clone()));
                    try {
                        assertThat(verify()).anyMatch(line -> line.contains(found));
                    } finally {
                        Files.write(file, before);
                    }
                    assertThat(verify()).as("after it was undone").isEmpty();
                });
    }
}
