package dev.holdfast.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Why;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.ExecutePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.find.SelectItems;
import dev.holdfast.find.ShowItem;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.hold.ReleaseHold;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestCounts;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ExplainItem;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The life of one item, from its arrival to its certificate. */
class LifeOfAnItemTest {
    private static final Actor OFFICER = new Actor("olga");
    private static final Actor COUNSEL = new Actor("carla");
    private static final Actor FIRST = new Actor("anna");
    private static final Actor SECOND = new Actor("ben");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String POLICY =
            """
            id: company-mail-5y
            title: Company mail
            authority: {cite: "Company rule 7", read: 2026-11-22, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'kind:email'}
            period: P5Y
            from: sent
            round: none
            then: destroy
            examples:
              - {item: {kind: email, sent: 2020-02-29}, retainUntil: 2025-02-28}
            """;

    @TempDir Path folder;
    private Service service;

    @BeforeEach
    void start() {
        service =
                Service.start(
                        new Home(folder.resolve("home")),
                        0,
                        Map.of(
                                "holdfast.disposition.cooling",
                                "PT0S",
                                "holdfast.hold.release-grace",
                                "PT0S"));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void itemShouldBeKeptHeldReleasedAndDestroyedWithProof() throws Exception {
        // It arrives, twice; the second time nothing is stored.
        Path mails = Files.createDirectory(folder.resolve("mails"));
        String old =
                mail(
                        mails,
                        "old.eml",
                        "Thu, 5 Mar 2015 10:00:00 +0000",
                        "Kestrel pump offer",
                        "pump 4711");
        mail(
                mails,
                "young.eml",
                "Thu, 5 Mar 2026 10:00:00 +0000",
                "Kestrel pump repair",
                "pump 4711");
        assertThat(ingest(mails)).isEqualTo(new IngestCounts(2, 2, 0, 0, 0, bytes(mails)));
        assertThat(ingest(mails)).isEqualTo(new IngestCounts(2, 0, 2, 0, 0, bytes(mails)));

        // It can be found, and its bytes are what they were.
        ItemId item = find("subject:offer");
        assertThat(bean(SelectItems.class).select("kestrel AND \"pump 4711\"").size()).isEqualTo(2);
        ByteArrayOutputStream original = new ByteArrayOutputStream();
        bean(ShowItem.class).writeOriginal(item, original, OFFICER);
        assertThat(original.toString()).isEqualTo(old);

        // Nothing applies, so it is kept; a policy makes it due.
        assertThat(why(item).outcome()).isEqualTo(Outcome.KEEP);
        ActivatePolicies.Outcome activated =
                bean(ActivatePolicies.class)
                        .activate(List.of(new PolicyFile("mail.yaml", POLICY)), OFFICER);
        assertThat(activated.wouldChange().transitions())
                .containsExactly(Map.entry("keepToDue", 1L));
        Why due = why(item);
        assertThat(due.outcome()).isEqualTo(Outcome.DUE);
        assertThat(due.retainUntil()).isEqualTo(LocalDate.of(2020, 3, 5));
        assertThat(due.dispositionOn()).isEqualTo(LocalDate.of(2020, 3, 6));

        // A hold freezes it, and catches what arrives later.
        bean(OpenMatter.class).open("Kestrel v. Northgate", COUNSEL);
        PlaceHold.Outcome placed =
                bean(PlaceHold.class)
                        .place(
                                "Kestrel v. Northgate",
                                new HoldScope(List.of("okafor"), "kestrel", null, null),
                                false,
                                COUNSEL);
        assertThat(placed)
                .isInstanceOfSatisfying(
                        PlaceHold.Outcome.Placed.class, p -> assertThat(p.items()).isEqualTo(2));
        Path later = Files.createDirectory(folder.resolve("later"));
        mail(later, "late.eml", "Fri, 6 Mar 2015 10:00:00 +0000", "Kestrel again", "late");
        ingest(later);
        assertThat(why(find("subject:again")).outcome()).isEqualTo(Outcome.HELD);
        assertThat(why(item).outcome()).isEqualTo(Outcome.HELD);
        assertThat(bean(PlanDisposition.class).plan(TODAY, OFFICER))
                .isInstanceOf(PlanDisposition.Outcome.NothingDue.class);
        bean(Transactions.class)
                .read(
                        connection -> {
                            try (Statement statement = connection.createStatement()) {
                                assertThatThrownBy(
                                                () ->
                                                        statement.execute(
                                                                "UPDATE item SET state = 1 WHERE"
                                                                        + " ordinal = "
                                                                        + item))
                                        .isInstanceOf(SQLException.class);
                            }
                            connection.rollback();
                            return 0;
                        });

        // Released by two people, it may go: planned, approved by two others, executed.
        long hold = ((PlaceHold.Outcome.Placed) placed).hold().number();
        assertThat(bean(ReleaseHold.class).release(hold, "settled", COUNSEL))
                .isInstanceOf(ReleaseHold.Outcome.Requested.class);
        assertThat(bean(PlanDisposition.class).plan(TODAY, OFFICER))
                .isInstanceOf(PlanDisposition.Outcome.NothingDue.class);
        assertThatThrownBy(() -> bean(ReleaseHold.class).release(hold, null, COUNSEL))
                .hasMessageContaining("cannot confirm it");
        assertThat(bean(ReleaseHold.class).release(hold, null, FIRST))
                .isInstanceOf(ReleaseHold.Outcome.Released.class);
        Plan plan =
                ((PlanDisposition.Outcome.Planned) bean(PlanDisposition.class).plan(TODAY, OFFICER))
                        .plan();
        assertThat(plan.items().size()).isEqualTo(2);
        assertThatThrownBy(() -> bean(ApprovePlan.class).approve(plan.id(), null, OFFICER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("two different people");
        bean(ApprovePlan.class).approve(plan.id(), "sampled", FIRST);
        assertThatThrownBy(() -> bean(ApprovePlan.class).approve(plan.id(), null, FIRST))
                .hasMessageContaining("already");
        assertThatThrownBy(() -> bean(ExecutePlan.class).execute(plan.id(), OFFICER, n -> {}))
                .hasMessageContaining("1 of 2 people");
        bean(ApprovePlan.class).approve(plan.id(), null, SECOND);

        // Meanwhile one of the two is held for another matter, and stays.
        bean(OpenMatter.class).open("Second matter", COUNSEL);
        bean(PlaceHold.class)
                .place(
                        "Second matter",
                        new HoldScope(List.of(), "again", null, null),
                        false,
                        COUNSEL);
        Plan executed = bean(ExecutePlan.class).execute(plan.id(), OFFICER, n -> {});
        assertThat(executed.destroyed()).isEqualTo(1);
        assertThat(executed.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("hold"));

        // It is gone from search and vault; the residue and the log remain.
        assertThat(bean(SelectItems.class).select("offer").isEmpty()).isTrue();
        assertThatThrownBy(() -> bean(ShowItem.class).show(item, OFFICER))
                .hasMessageContaining("destroyed");
        VerifyAuditLog.Outcome log =
                bean(Transactions.class).read(c -> bean(VerifyAuditLog.class).verify(c, List.of()));
        assertThat(log.problems()).isEmpty();
    }

    private IngestCounts ingest(Path path) throws InterruptedException {
        return bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of("archive", List.of(path), folder),
                        new Origin("archive", "okafor"),
                        path.toString(),
                        null,
                        OFFICER,
                        progress -> {})
                .counts();
    }

    private ItemId find(String query) {
        return bean(SelectItems.class).select(query).iterator().next();
    }

    private Why why(ItemId item) {
        return bean(ExplainItem.class).explain(item, TODAY, OFFICER);
    }

    private <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }

    private static long bytes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static String mail(Path folder, String name, String date, String subject, String body)
            throws IOException {
        String text =
                "From: Ben Okafor <ben@northgate.example>\r\nTo: lucia@northgate.example\r\nDate: "
                        + date
                        + "\r\nSubject: "
                        + subject
                        + "\r\nMessage-ID: <"
                        + name
                        + "@northgate.example>\r\n\r\n"
                        + body
                        + "\r\n";
        Files.writeString(folder.resolve(name), text);
        return text;
    }
}
