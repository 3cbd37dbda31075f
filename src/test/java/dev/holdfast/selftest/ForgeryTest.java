package dev.holdfast.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.access.AddUser;
import dev.holdfast.access.DisableUser;
import dev.holdfast.access.PersonName;
import dev.holdfast.access.Role;
import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.StopPlan;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.integrity.VerifyArchive;
import dev.holdfast.register.Transactions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody has the password of the service's role, and all it can read, and all the time there is;
 * only the seal key is missing. Everything is tried in transactions that commit.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway") // live() makes the scene before any test
class ForgeryTest {
    private static final int HELD = 5;

    @TempDir static Path folder;
    private static DisposalScene scene;
    private static Plan waiting;
    private static Plan approved;
    private static Plan stopped;

    @BeforeAll
    static void live() throws Exception {
        scene = new DisposalScene(folder, new Random(7));
        scene.mails(HELD, 2012);
        scene.mails(3, 2014);
        scene.bean(OpenMatter.class).open("Kestrel", DisposalScene.OFFICER);
        scene.bean(PlaceHold.class)
                .place(
                        "Kestrel",
                        new HoldScope(List.of(), null, null, LocalDate.of(2012, 12, 31)),
                        false,
                        DisposalScene.OFFICER);
        waiting = scene.plan();
        approved = approved();
        stopped = approved();
        scene.bean(Transactions.class)
                .write(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                statement.execute(
                                        "UPDATE disposition_plan SET state = 'executing' WHERE id ="
                                                + " "
                                                + stopped.id());
                            }
                            return scene.bean(AuditLog.class)
                                    .append(
                                            connection,
                                            DisposalScene.OFFICER,
                                            "disposition.execute",
                                            "plan/" + stopped.id(),
                                            Map.of());
                        });
        scene.bean(StopPlan.class).stop(stopped.id(), "counsel called", DisposalScene.SECOND);
        scene.bean(AddUser.class)
                .add(new PersonName("rita"), Set.of(Role.APPROVER), DisposalScene.OFFICER);
        scene.bean(AddUser.class)
                .add(new PersonName("adam"), Set.of(Role.ADMINISTRATOR), DisposalScene.OFFICER);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static Plan approved() {
        Plan plan = scene.plan();
        scene.bean(ApprovePlan.class).approve(plan.id(), null, DisposalScene.FIRST);
        return scene.bean(ApprovePlan.class).approve(plan.id(), null, DisposalScene.SECOND);
    }

    @TestFactory
    @Order(1)
    Stream<DynamicTest> whoHasEverythingButTheKeyShouldDestroyNothing() {
        return Forgery.all(waiting.id(), approved.id(), stopped.id()).stream()
                .map(one -> DynamicTest.dynamicTest(one.what(), () -> refused(one)));
    }

    @Test
    @Order(2)
    void requestOfOneShouldNotBeConfirmedForAnother() throws Exception {
        scene.bean(ReleaseHold.class).release(1, "settled", DisposalScene.FIRST);
        refused(
                new Forgery(
                        "confirm what anna asked for",
                        "HF-2030",
                        "UPDATE hold_release SET state = 'confirmed', ended_by = 'ben', ended_at ="
                                + " now()",
                        "UPDATE hold SET released_by = 'ben', released_at = now(), protects_until ="
                                + " now() WHERE id = 1"));
        scene.bean(ReleaseHold.class).cancel(1, null, DisposalScene.FIRST);
    }

    @Test
    @Order(3)
    void disabledPersonShouldNotComeBackUnderAnOldSeal() throws Exception {
        String before = text("SELECT encode(seal, 'hex') FROM person WHERE name = 'rita'");
        scene.bean(DisableUser.class).disable(new PersonName("rita"), DisposalScene.OFFICER);
        String old =
                "disabled_at = NULL, disabled_by = NULL, seal = decode('" + before + "', 'hex')";
        refused(
                new Forgery(
                        "with the version of then",
                        "HF-7007",
                        "UPDATE person SET version = 1, " + old + " WHERE name = 'rita'"));
        refused(
                new Forgery(
                        "with the next version",
                        "HF-7007",
                        "UPDATE person SET version = version + 1, "
                                + old
                                + " WHERE name = 'rita'"));
    }

    @Test
    @Order(4)
    void planShouldStillGoItsWayWithTwoPeopleAndTheService() throws Exception {
        assertThat(
                        scene.bean(ExecutePlan.class)
                                .execute(approved.id(), DisposalScene.OFFICER, n -> {})
                                .destroyed())
                .isEqualTo(3);
        assertThat(text("SELECT count(*) FROM item WHERE state = 0"))
                .isEqualTo(Integer.toString(HELD));
        assertThat(scene.bean(VerifyArchive.class).verify(true, Actor.SYSTEM).problems()).isEmpty();
    }

    /**
     * Refused with its code at one of its statements or at the commit; nothing is gone after it.
     */
    private static void refused(Forgery forgery) throws Exception {
        String before = state();
        assertThatThrownBy(() -> tried(forgery.statements()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(forgery.code());
        assertThat(state()).isEqualTo(before);
    }

    private static void tried(List<String> statements) throws SQLException, IOException {
        try (Connection service = service();
                Statement statement = service.createStatement()) {
            service.setAutoCommit(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            service.commit();
        }
    }

    /** Items that live, keys, plans and their states, holds, people, the log. */
    private static String state() throws SQLException, IOException {
        return text(
                "SELECT (SELECT count(*) FROM item WHERE state = 0) || ' ' || (SELECT count(*) FROM"
                    + " content) || ' ' || (SELECT string_agg(id || state, ' ' ORDER BY id) FROM"
                    + " disposition_plan) || ' ' || (SELECT count(*) FROM hold WHERE released_at IS"
                    + " NULL) || ' ' || (SELECT string_agg(p::text, ' ') FROM person p) || (SELECT"
                    + " max(seq) FROM audit_entry) || ' ' || (SELECT matched_through FROM"
                    + " hold_progress) || ' ' || (SELECT count(*) FROM web_session)");
    }

    private static String text(String sql) throws SQLException, IOException {
        try (Connection service = service();
                Statement statement = service.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection service() throws SQLException, IOException {
        String password = Files.readString(scene.home().resolve("keys/database-password")).strip();
        String url =
                scene.bean(Transactions.class)
                        .read(connection -> connection.getMetaData().getURL());
        return DriverManager.getConnection(url, "holdfast_service", password);
    }
}
