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
    /**
     * @param sql as superuser, with every trigger off
     * @param found what verify must say
     */
    private record Tampering(String what, String sql, String found, String undo) {}

    private static Tampering of(String what, String sql, String found) {
        return new Tampering(what, sql, found, "");
    }

    private static final List<Tampering> REGISTER =
            List.of(
                    of(
                            "an entry of the log changed",
                            "UPDATE audit_entry SET leaf = replace(leaf, 'olga', 'nora') WHERE seq"
                                    + " = 3",
                            "entry 3 has been changed"),
                    of(
                            "the column of an entry changed",
                            "UPDATE audit_entry SET actor = 'x' WHERE seq = 3",
                            "differ from its leaf"),
                    of(
                            "an entry of the log deleted",
                            "DELETE FROM audit_entry WHERE seq = 3",
                            "entry 3 is missing"),
                    of(
                            "the end of the log cut off",
                            "DELETE FROM audit_entry WHERE seq > 4; DELETE FROM audit_node WHERE"
                                    + " ((idx + 1) << level) > 5",
                            "signed checkpoint covers"),
                    of(
                            "a node of the log changed",
                            "UPDATE audit_node SET hash = sha256('x') WHERE level = 1 AND idx = 0",
                            "is not the hash of the entries"),
                    of(
                            "a checkpoint changed",
                            "UPDATE audit_checkpoint SET root = sha256('x')",
                            "differs from its note"),
                    of(
                            "the row of an item deleted",
                            "DELETE FROM item WHERE ordinal = 2",
                            "no item has it"),
                    of(
                            "the hash of an item exchanged",
                            "UPDATE item SET sha256 = (SELECT sha256 FROM item WHERE ordinal = 3)"
                                    + " WHERE ordinal = 2",
                            "are not those that were accepted"),
                    of(
                            "an item called destroyed",
                            "UPDATE item SET state = 1, plan_id = 1 WHERE ordinal = 20",
                            "destroyed"),
                    of(
                            "the date of an item moved",
                            "UPDATE item SET sent = sent - interval '9 years' WHERE ordinal = 20",
                            "the date sent of item 20 differs"),
                    of(
                            "a key deleted",
                            "DELETE FROM content WHERE sha256 = (SELECT sha256 FROM item WHERE"
                                    + " ordinal = 20)",
                            "item 20 has lost its content"),
                    of(
                            "a key exchanged",
                            "UPDATE content SET wrapped_key = (SELECT wrapped_key FROM content"
                                + " ORDER BY sha256 LIMIT 1) WHERE sha256 <> (SELECT sha256 FROM"
                                + " content ORDER BY sha256 LIMIT 1)",
                            "key of this content does not fit"),
                    of(
                            "the place of a content moved",
                            "UPDATE content SET pack_offset = pack_offset + 1",
                            "there is no frame of this content"),
                    of(
                            "a hold deleted",
                            "DELETE FROM hold_chunk WHERE hold_id = 1; DELETE FROM hold WHERE id ="
                                    + " 1",
                            "hold 1 was placed and is not there"),
                    of(
                            "a hold's items cleared",
                            "UPDATE hold_chunk SET bits = repeat('0', 8192)::bit(8192)",
                            "hold 1 has 0 items, the log says"),
                    of(
                            "a hold released behind the log's back",
                            "UPDATE hold SET released_at = now(), released_by = 'x', protects_until"
                                    + " = now()",
                            "hold 1 is released and the log does not know it"),
                    of(
                            "a plan's items changed",
                            "UPDATE disposition_plan SET items = (SELECT items FROM"
                                + " disposition_plan WHERE id = 1), item_count = 5 WHERE id = 2",
                            "plan 2"),
                    of(
                            "a plan sealed anew",
                            "UPDATE disposition_plan SET seal = sha256('x') WHERE id = 2",
                            "the log has another seal"),
                    of(
                            "a plan's bits changed",
                            "UPDATE plan_chunk SET bits = ~bits WHERE plan_id = 2",
                            "the bits of plan 2"),
                    of(
                            "approvals added",
                            "INSERT INTO disposition_approval VALUES (2, 'a', now()), (2, 'b',"
                                    + " now())",
                            "an approval of a that the log does not know"),
                    of(
                            "a policy's text changed",
                            "UPDATE policy_version SET source_yaml = replace(source_yaml, 'P5Y',"
                                    + " 'P1D')",
                            "is not the one activated"),
                    of(
                            "a policy's digest changed too",
                            "UPDATE policy_version SET digest = 'x'",
                            "is not the one that was activated"),
                    of(
                            "a policy retired behind the log's back",
                            "UPDATE policy_version SET retired_at = now(), retired_by = 'x'",
                            "is retired and the log does not know it"),
                    of(
                            "an event moved",
                            "UPDATE retention_event SET on_date = '1990-01-01'",
                            "event 1 is not the one that was reported"),
                    of(
                            "an evaluation changed",
                            "UPDATE evaluation SET due = due + 1 WHERE id = 1",
                            "evaluation 1 is not the one that was made"),
                    of(
                            "numbers set back",
                            "UPDATE archive SET last_ordinal = 3",
                            "above the last number"),
                    of(
                            "matching said to be further than it is",
                            "UPDATE hold_progress SET matched_through = 99999",
                            "holds are said to have been matched"),
                    of(
                            "the clock confirmed by nobody",
                            "INSERT INTO clock_jump (from_time, to_time, confirmed_by,"
                                    + " confirmed_at) VALUES (now(), now(), 'x', now())",
                            "of the clock is confirmed and the log does not know it"),
                    new Tampering(
                            "a trigger switched off",
                            "ALTER TABLE item DISABLE TRIGGER aa_item_held",
                            "triggers, functions or rights",
                            "ALTER TABLE item ENABLE TRIGGER aa_item_held"),
                    new Tampering(
                            "a trigger dropped",
                            "DROP TRIGGER content_truncate ON content",
                            "triggers, functions or rights",
                            "CREATE TRIGGER content_truncate BEFORE TRUNCATE ON content FOR EACH"
                                    + " STATEMENT EXECUTE FUNCTION refuse_content_loss()"),
                    new Tampering(
                            "a function shadowed",
                            "CREATE FUNCTION held(item_ordinal int) RETURNS boolean LANGUAGE sql AS"
                                    + " 'SELECT false'",
                            "triggers, functions or rights",
                            "DROP FUNCTION held(int)"),
                    new Tampering(
                            "rights given to the service",
                            "GRANT DELETE ON hold TO holdfast_service",
                            "triggers, functions or rights",
                            "REVOKE DELETE ON hold FROM holdfast_service"));

    private static final String LOG = " audit_entry audit_node audit_checkpoint";
    private static final List<String> BACKED_UP =
            List.of(
                    "audit_entry",
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
        return REGISTER.stream()
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
