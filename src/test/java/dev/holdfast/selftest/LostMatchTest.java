package dev.holdfast.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.audit.Actor;
import dev.holdfast.disposition.Plan;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.register.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** A match that was lost, however that came about, costs no held item. */
@Execution(ExecutionMode.CONCURRENT)
class LostMatchTest {
    @TempDir Path folder;

    @Test
    void executionShouldMatchHoldsAgainBeforeItDestroys() throws Exception {
        try (DisposalScene scene = new DisposalScene(folder, new Random(3))) {
            scene.mails(6, 2012);
            scene.mails(4, 2014);
            scene.bean(OpenMatter.class).open("Kestrel", DisposalScene.OFFICER);
            scene.bean(PlaceHold.class)
                    .place(
                            "Kestrel",
                            new HoldScope(List.of(), null, null, LocalDate.of(2012, 12, 31)),
                            false,
                            DisposalScene.OFFICER);
            loseBit(scene, 3);
            assertThat(scene.bean(VerifyArchive.class).verify(false, Actor.SYSTEM).problems())
                    .contains("item 3 is in the scope of hold 1 and not in its membership");

            Plan executed = scene.dispose();
            assertThat(executed.items().contains(3))
                    .as("the plan believed that it may go")
                    .isTrue();
            assertThat(executed.destroyed()).isEqualTo(4);
            assertThat(executed.refused())
                    .extracting(Plan.Refusal::item, Plan.Refusal::reason)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, "under legal hold"));
            assertThat(
                            text(
                                    scene,
                                    "SELECT leaf::jsonb #>> '{detail,reason}' FROM audit_entry"
                                        + " WHERE action = 'hold.catch' ORDER BY seq DESC LIMIT 1"))
                    .isEqualTo("matched again before plan " + executed.id() + " is executed");
            assertThat(text(scene, "SELECT count(*) FROM item WHERE state = 0")).isEqualTo("6");
            assertThat(text(scene, "SELECT count(*) FROM content")).isEqualTo("6");
            assertThat(scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems())
                    .isEmpty();
        }
    }

    private static void loseBit(DisposalScene scene, int item) throws Exception {
        String password = Files.readString(scene.home().resolve("keys/database-password")).strip();
        String url =
                scene.bean(Transactions.class)
                        .read(connection -> connection.getMetaData().getURL());
        try (Connection root = DriverManager.getConnection(url, "postgres", password);
                Statement statement = root.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("UPDATE hold_chunk SET bits = set_bit(bits, " + item + ", 0)");
        }
    }

    private static String text(DisposalScene scene, String sql) {
        return scene.bean(Transactions.class)
                .read(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row = statement.executeQuery(sql)) {
                                row.next();
                                return row.getString(1);
                            }
                        });
    }
}
