package dev.holdfast.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.find.SelectItems;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scopes, previews, several holds on one item, and a release that takes two people. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HoldsOnArchiveTest {
    private static final Actor COUNSEL = new Actor("carla");
    private static final Actor SECOND = new Actor("dora");
    private static final String MATTER = "Kestrel v. Northgate";
    private static final String POLICY =
            """
            id: pumps-5y
            title: Mail on pumps
            authority: {cite: "Company rule 7", read: 2026-11-22, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'subject:pump'}
            period: P5Y
            from: sent
            round: none
            then: destroy
            examples:
              - {item: {kind: email, sent: 2020-02-29}, retainUntil: 2025-02-28}
            """;

    @TempDir static Path folder;
    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        service = Service.start(new Home(folder.resolve("home")), 0, Map.of());
        Path vera = folder.resolve("vera");
        mail(vera.resolve("Inbox/Projects/Lamp"), "1", "2015-03-05", "pump one");
        mail(vera.resolve("Inbox/Projects/Lamp"), "2", "2015-03-06", "lunch");
        mail(vera.resolve("Inbox/Projects"), "3", "2015-03-07", "pump two");
        mail(vera.resolve("Inbox/Projects2"), "4", "2015-03-08", "pump three");
        broken(vera.resolve("Inbox/Projects/Lamp"));
        broken(vera.resolve("Sent"));
        Path wim = folder.resolve("wim");
        mail(wim.resolve("Inbox/Projects/Lamp"), "5", "2026-03-05", "pump four");
        mail(wim.resolve("Sent"), "6", "2015-03-05", "pump five");
        ingest(vera, "vera@lamp.example", "exchange");
        ingest(wim, "wim@lamp.example", "fileserver");
        bean(ActivatePolicies.class)
                .activate(List.of(new PolicyFile("pumps.yaml", POLICY)), new Actor("olga"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void matterShouldKeepItsCoverAndLogItsChanges() {
        bean(OpenMatter.class)
                .open(
                        MATTER,
                        new MatterFacts(
                                null,
                                "Pumps that stopped",
                                null,
                                List.of("Kestrel AG", "Northgate Foods AG"),
                                List.of("carla@law.example"),
                                List.of("vera@lamp.example"),
                                new TreeMap<>(Map.of(LocalDate.of(2027, 3, 1), "hearing"))),
                        COUNSEL);
        EditMatter.Shown edited =
                bean(EditMatter.class)
                        .edit(
                                MATTER,
                                new MatterFacts(
                                        null,
                                        null,
                                        "on-appeal",
                                        null,
                                        null,
                                        List.of("wim@lamp.example"),
                                        null),
                                COUNSEL);
        assertThat(edited.matter().state()).isEqualTo("on-appeal");
        assertThat(edited.matter().description()).isEqualTo("Pumps that stopped");
        assertThat(edited.matter().parties()).hasSize(2);
        assertThat(edited.custodians())
                .extracting(MatterCustodian::custodian)
                .containsExactly("vera@lamp.example", "wim@lamp.example");
        assertThat(edited.dates()).containsEntry(LocalDate.of(2027, 3, 1), "hearing");
        assertThat(actions()).contains("matter.open", "matter.edit");
        assertThatThrownBy(
                        () ->
                                bean(EditMatter.class)
                                        .edit(
                                                MATTER,
                                                new MatterFacts(
                                                        null, null, "closed", null, null, null,
                                                        null),
                                                COUNSEL))
                .hasMessageContaining("no state");
    }

    @Test
    @Order(2)
    void previewShouldCountAndWarnAndChangeNothing() {
        PlaceHold.Preview preview =
                bean(PlaceHold.class).preview(at("Inbox/Projects/Lamp", "subject:pump"));
        assertThat(preview.items()).isEqualTo(3);
        assertThat(preview.unreadable()).isEqualTo(1);
        assertThat(preview.bytes()).isPositive();
        assertThat(preview.custodians())
                .isEqualTo(Map.of("vera@lamp.example", 2L, "wim@lamp.example", 1L));
        assertThat(preview.warning()).isNull();
        assertThat(bean(PlaceHold.class).preview(at("Outbox", null)).warning())
                .contains("nothing is in this scope");
        assertThat(
                        bean(PlaceHold.class)
                                .preview(
                                        new HoldScope(
                                                List.of("vera@lamp.example", "zoe"),
                                                null,
                                                null,
                                                null))
                                .warning())
                .contains("nothing of zoe");
        assertThatThrownBy(() -> bean(PlaceHold.class).preview(at("///", null)))
                .hasMessageContaining("names no location");
        assertThat(actions()).doesNotContain("hold.place");
    }

    @Test
    @Order(3)
    void locationShouldBeAFolderWithWhatIsBelowItOrASource() throws Exception {
        assertThat(place(at("Inbox/Projects", null))).isEqualTo(1);
        assertThat(members(1)).isEqualTo(select("path:\"inbox projects\""));
        assertThat(members(1).size()).isEqualTo(5);
        assertThat(place(at("fileserver", null))).isEqualTo(2);
        assertThat(members(2)).isEqualTo(select("source:fileserver"));

        // What arrives later is caught; what cannot be read is held when its location is in scope.
        Path later = folder.resolve("later");
        mail(later.resolve("Inbox/Projects/New"), "7", "2026-03-05", "late");
        broken(later.resolve("Inbox/Projects/New"));
        mail(later.resolve("Inbox/Private"), "8", "2026-03-05", "late too");
        ingest(later, "vera@lamp.example", "exchange");
        assertThat(members(1).size()).isEqualTo(7);
        assertThat(members(2).size()).isEqualTo(2);
    }

    @Test
    @Order(4)
    void unreadableShouldBeHeldWhenCustodianOrLocationIsInScope() {
        long hold =
                place(
                        new HoldScope(
                                List.of("vera@lamp.example"),
                                List.of("Sent"),
                                "subject:nowhere",
                                null,
                                null));
        assertThat(members(hold)).isEqualTo(select("custodian:vera@lamp.example unreadable:true"));
        assertThat(members(hold).size()).isEqualTo(3);
    }

    @Test
    @Order(5)
    void releaseShouldCountByPolicyAndWhatOthersStillHold() {
        ReleaseImpact.Impact impact = bean(ReleaseHold.class).impact(1);
        // two unreadable ones are in the third hold too, and wim's mail in the second
        assertThat(impact.items()).isEqualTo(7);
        assertThat(impact.heldByOthers()).isEqualTo(3);
        assertThat(impact.due()).isEqualTo(2);
        assertThat(impact.keep()).isEqualTo(2);
        assertThat(impact.policies())
                .containsExactly(new ReleaseImpact.ByPolicy("pumps-5y", 2, 0, 0));
    }

    @Test
    @Order(6)
    void releaseShouldTakeTwoPeopleAndAReason() {
        ReleaseHold release = bean(ReleaseHold.class);
        refused(Code.RELEASE_WITHOUT_REASON, () -> release.release(1, " ", COUNSEL));
        refused(Code.NO_RELEASE_ASKED, () -> release.confirm(1, null, SECOND));
        assertThat(release.release(1, "settled", COUNSEL))
                .isInstanceOf(ReleaseHold.Outcome.Requested.class);
        refused(Code.RELEASE_NEEDS_ANOTHER, () -> release.release(1, "settled", COUNSEL));
        assertThat(release.cancel(1, "too early", COUNSEL).state())
                .isEqualTo(ReleaseRequest.State.CANCELLED);
        refused(Code.NO_RELEASE_ASKED, () -> release.confirm(1, null, SECOND));
        assertThat(release.release(1, "settled now", SECOND))
                .isInstanceOf(ReleaseHold.Outcome.Requested.class);
        Hold released =
                ((ReleaseHold.Outcome.Released) release.confirm(1, "agreed", COUNSEL)).hold();
        assertThat(released.releaseReason()).isEqualTo("settled now");
        assertThat(released.protectsUntil())
                .isEqualTo(
                        java.util.Objects.requireNonNull(released.releasedAt())
                                .plus(java.time.Duration.ofDays(30)));
        assertThat(actions())
                .contains("hold.release-request", "hold.release-cancel", "hold.release");
        // Each is released alone: the other two hold as before.
        assertThat(bean(Holds.class).findById(2L).orElseThrow().active()).isTrue();
        assertThat(bean(ReleaseHold.class).impact(2).items()).isEqualTo(2);
    }

    @Test
    @Order(7)
    void databaseShouldRefuseAReleaseByOnePerson() {
        String release =
                "UPDATE hold SET released_by = 'eve', released_at = now(), protects_until = now()"
                        + " WHERE id = 2";
        refusedBySql(release, "HF-2030");
        String ask =
                "INSERT INTO hold_release (hold_id, requested_by, requested_at, reason, impact)"
                        + " VALUES (2, 'eve', now(), 'mine', '{}');";
        String confirm =
                "UPDATE hold_release SET state = 'confirmed', ended_by = 'eve', ended_at = now()"
                        + " WHERE hold_id = 2;";
        refusedBySql(ask + confirm + release, "HF-2030");
        refusedBySql(ask + release, "HF-2030");
        refusedBySql("UPDATE hold SET locations = '{Nowhere}' WHERE id = 2", "HF-2006");
        refusedBySql("UPDATE hold_release SET reason = 'another'", "HF-2030");
        refusedBySql("DELETE FROM hold_release", "permission denied");
        refusedBySql(
                "INSERT INTO hold (matter_id, custodians, placed_by, placed_at, released_by,"
                        + " released_at, protects_until) VALUES (1, '{}', 'eve', now(), 'eve',"
                        + " now(), now())",
                "HF-2006");
    }

    private static HoldScope at(String location, @Nullable String query) {
        return new HoldScope(List.of(), List.of(location), query, null, null);
    }

    private static long place(HoldScope scope) {
        return ((PlaceHold.Outcome.Placed)
                        bean(PlaceHold.class).place(MATTER, scope, false, COUNSEL))
                .hold()
                .number();
    }

    private static ItemSet members(long hold) {
        return bean(Transactions.class)
                .read(connection -> bean(HoldMembers.class).of(connection, hold));
    }

    private static ItemSet select(String kql) {
        return bean(SelectItems.class).select(kql);
    }

    private static void refused(
            Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private static void refusedBySql(String sql, String why) {
        assertThatThrownBy(
                        () ->
                                bean(Transactions.class)
                                        .write(
                                                connection -> {
                                                    try (Statement statement =
                                                            connection.createStatement()) {
                                                        return statement.execute(sql);
                                                    }
                                                }))
                .hasRootCauseInstanceOf(SQLException.class)
                .hasMessageContaining(why);
    }

    private static List<String> actions() {
        return bean(Transactions.class)
                .read(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    var rows =
                                            statement.executeQuery(
                                                    "SELECT action FROM audit_entry ORDER BY"
                                                            + " seq")) {
                                List<String> actions = new java.util.ArrayList<>();
                                while (rows.next()) {
                                    actions.add(rows.getString(1));
                                }
                                return actions;
                            }
                        });
    }

    private static void ingest(Path path, String custodian, String source) throws Exception {
        bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of(source, List.of(path), folder),
                        new Origin(source, custodian),
                        path.toString(),
                        null,
                        new Actor("olga"),
                        progress -> {});
    }

    private static void mail(Path box, String name, String day, String subject) throws IOException {
        Files.createDirectories(box);
        Files.writeString(
                box.resolve(name + ".eml"),
                "From: a@lamp.example\r\nTo: b@lamp.example\r\nDate: "
                        + java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                LocalDate.parse(day).atStartOfDay(java.time.ZoneOffset.UTC))
                        + "\r\nSubject: "
                        + subject
                        + "\r\nMessage-ID: <"
                        + name
                        + "@lamp.example>\r\n\r\nbody\r\n");
    }

    private static void broken(Path box) throws IOException {
        Files.createDirectories(box);
        Files.writeString(box.resolve("broken.pdf"), "%PDF-1.7\nbroken " + box);
    }

    private static <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }
}
