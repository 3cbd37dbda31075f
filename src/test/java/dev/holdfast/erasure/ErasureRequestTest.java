package dev.holdfast.erasure;

import static dev.holdfast.disposition.DispositionScene.FIRST;
import static dev.holdfast.disposition.DispositionScene.OFFICER;
import static dev.holdfast.disposition.DispositionScene.PLANNER;
import static dev.holdfast.disposition.DispositionScene.SECOND;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.DispositionScene;
import dev.holdfast.disposition.ErasureDecision.Choice;
import dev.holdfast.disposition.Plan;
import dev.holdfast.evidence.DisposeOfPlan;
import dev.holdfast.evidence.WriteErasureLetter;
import dev.holdfast.evidence.WrittenReport;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** A person asks; what may go goes, what must stay is answered for. */
@Execution(ExecutionMode.CONCURRENT)
class ErasureRequestTest {
    @TempDir Path folder;
    private DispositionScene scene;

    @BeforeEach
    void start() throws Exception {
        scene = new DispositionScene(folder);
        scene.ingest("okafor", 10, "osprey");
        scene.ingest("okafor", 20, "kestrel invoice");
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void requestShouldBeWeighedErasedByTwoAndAnswered() throws Exception {
        scene.activate(law("books", "subject:invoice", "de"));
        scene.hold("Osprey v. Northgate", "\"osprey number 3\"");
        HandleErasure erasure = scene.bean(HandleErasure.class);
        assertThatThrownBy(() -> erasure.open("Ben Okafor", List.of("okafor"), null, null, PLANNER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("exact addresses");
        LocalDate received = LocalDate.of(2026, 10, 31);
        WeighedRequest opened =
                erasure.open(
                        "Ben Okafor",
                        List.of("Ben@northgate.example"),
                        received,
                        "everything about me",
                        PLANNER);
        long id = opened.request().id();
        assertThat(opened.request().deadline()).isEqualTo(LocalDate.of(2026, 11, 30));
        Weighed weighed = opened.weighed();
        assertThat(opened.items().size()).isEqualTo(30);
        assertThat(weighed.free().size()).isEqualTo(9);
        assertThat(weighed.held().size()).isEqualTo(1);
        assertThat(weighed.kept())
                .singleElement()
                .satisfies(
                        kept -> {
                            assertThat(kept.items().size()).isEqualTo(20);
                            assertThat(kept.until().last()).isEqualTo(LocalDate.of(2045, 3, 5));
                            assertThat(kept.authority()).isEqualTo("GDPR Art 17(3)(b)");
                        });

        // it becomes a plan like any other: two others, then executed
        WeighedRequest decided = erasure.decide(id, PLANNER);
        Plan plan = Objects.requireNonNull(decided.plan());
        assertThat(plan.kind()).isEqualTo(Plan.Kind.ERASURE);
        assertThatThrownBy(() -> erasure.decide(id, PLANNER))
                .hasMessageContaining("has been decided");
        assertThatThrownBy(() -> scene.bean(ApprovePlan.class).approve(plan.id(), null, PLANNER))
                .hasMessageContaining("drew up");
        assertThatThrownBy(() -> letter(id)).hasMessageContaining("waits for plan");
        scene.approved(plan);
        scene.hold("Late", "\"osprey number 4\"");
        Plan executed = dispose(plan);
        assertThat(executed.destroyed()).isEqualTo(8);
        assertThat(executed.refused()).hasSize(1);
        assertThat(scene.find("osprey").size()).isEqualTo(2);

        // the letter gives reasons and says nothing of matters; the log knows a number only
        String letter = text(letter(id).file());
        assertThat(letter)
                .contains("Dear Ben Okafor", "E-" + id, "30 November 2026", "8 items were", "20")
                .contains("Company rule 7", "5 March 2045", "17(3)(e)", "Articles 12(4) and 77")
                .doesNotContain("Osprey v", "Late", "lucia");
        String log =
                scene.bean(Transactions.class)
                        .read(
                                c -> {
                                    try (ResultSet row =
                                            c.createStatement()
                                                    .executeQuery(
                                                            "SELECT string_agg(leaf, ' ') FROM"
                                                                    + " audit_entry WHERE subject ="
                                                                    + " 'erasure/"
                                                                    + id
                                                                    + "'")) {
                                        row.next();
                                        return row.getString(1);
                                    }
                                });
        assertThat(log)
                .contains("erasure.open", "erasure.decide", "erasure.letter")
                .doesNotContain("Ben", "northgate.example");
        assertThat(
                        scene.bean(Transactions.class)
                                .read(c -> scene.bean(VerifyAuditLog.class).verify(c, List.of()))
                                .problems())
                .isEmpty();
    }

    @Test
    void requestShouldBeAnsweredWithoutPlanWhenEverythingMustStay() throws Exception {
        scene.activate(law("all", "kind:email", "de"));
        HandleErasure erasure = scene.bean(HandleErasure.class);
        long id =
                erasure.open(
                                "Ben Okafor",
                                List.of("ben@northgate.example"),
                                scene.bean(ArchiveSettings.class).today(),
                                null,
                                PLANNER)
                        .request()
                        .id();
        assertThat(
                        erasure.narrow(id, "subject:osprey", "the rest is a namesake's", OFFICER)
                                .items()
                                .size())
                .isEqualTo(10);
        assertThat(erasure.decide(id, PLANNER).plan()).isNull();
        assertThat(text(letter(id).file()))
                .contains("Nothing could be erased", "The reason: the rest is a namesake's");
    }

    @Test
    void whatNoLawDecidesShouldWaitForPersonAndBeKeptMeanwhile() throws Exception {
        scene.activate(law("foreign", "subject:osprey", "us"));
        scene.activate(DispositionScene.policy("wish", "subject:invoice", "P30Y", "destroy"));
        HandleErasure erasure = scene.bean(HandleErasure.class);
        JudgeErasure judge = scene.bean(JudgeErasure.class);
        LocalDate today = scene.bean(ArchiveSettings.class).today();
        List<String> ben = List.of("ben@northgate.example");
        WeighedRequest now = erasure.open("Ben Okafor", ben, today.minusDays(20), null, OFFICER);
        long id = now.request().id();
        assertThat(now.going().isEmpty()).isTrue();
        assertThat(now.weighed().kept()).isEmpty();
        assertThat(now.undecided()).extracting(one -> one.items().size()).containsExactly(20L, 10L);
        assertThat(now.undecided().get(0).reasons().getFirst().text()).contains("does not state");
        assertThat(now.undecided().get(1).reasons().getFirst().text())
                .contains("outside the Union");
        assertThat(scene.find("erasure:" + id + "." + now.undecided().get(1).key()))
                .isEqualTo(scene.find("subject:osprey"));
        String wish = now.undecided().get(0).key();
        String foreign = now.undecided().get(1).key();

        // undecided is kept and not answered; a decision gives its reason
        assertThat(erasure.decide(id, OFFICER).plan()).isNull();
        assertThatThrownBy(() -> letter(id)).hasMessageContaining("2 classes");
        assertThatThrownBy(() -> judge.judge(id, wish, Choice.ERASE, " ", OFFICER))
                .hasMessageContaining("gives its reason");
        judge.judge(id, foreign, Choice.KEEP, "The authority of New York asked for it.", OFFICER);
        now = judge.judge(id, wish, Choice.ERASE, "Ten years old, of no use.", FIRST);
        assertThat(now.going()).isEqualTo(scene.find("subject:invoice"));

        // who decided that it may go does not approve that it goes
        Plan plan = Objects.requireNonNull(erasure.decide(id, PLANNER).plan());
        assertThatThrownBy(() -> judge.judge(id, foreign, Choice.ERASE, "yes", OFFICER))
                .hasMessageContaining("drawn up");
        assertThatThrownBy(() -> scene.bean(ApprovePlan.class).approve(plan.id(), null, FIRST))
                .isInstanceOf(Problem.class);
        scene.bean(ApprovePlan.class).approve(plan.id(), null, SECOND);
        scene.bean(ApprovePlan.class).approve(plan.id(), null, new Actor("third"));

        // a law that comes meanwhile outweighs what was decided about a wish
        scene.activate(law("books", "\"invoice 3\"", "de"));
        Plan executed = dispose(plan);
        assertThat(executed.destroyed()).isEqualTo(19);
        assertThat(executed.refused().getFirst().reason()).contains("books");

        scene.bean(ExtendErasure.class)
                .extend(id, today.plusMonths(2), "Two offices had to be asked.", OFFICER);
        assertThat(text(letter(id).file()))
                .contains("19 items were", "Two offices had to be asked.")
                .contains("10 items, until 5 March 2045", "The authority of New York asked for it.")
                .contains("Article 21");
        assertThatThrownBy(() -> judge.judge(id, foreign, Choice.ERASE, "late", OFFICER))
                .hasMessageContaining("answered");
        assertThatThrownBy(() -> scene.sql("UPDATE erasure_decision SET choice = 'erase'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(
                        () ->
                                scene.sql(
                                        "INSERT INTO erasure_decision (request_id, class_key,"
                                            + " reasons, choice, item_count, comment, by_user, at)"
                                            + " VALUES ("
                                                + id
                                                + ", 'x', '{x}', 'erase', 1, 'x', 'x', now())"))
                .hasMessageContaining("has been answered");
    }

    @Test
    void moreTimeShouldBeGivenOnceWithinTheFirstMonthForTwoMore() {
        HandleErasure erasure = scene.bean(HandleErasure.class);
        ExtendErasure extend = scene.bean(ExtendErasure.class);
        LocalDate today = scene.bean(ArchiveSettings.class).today();
        List<String> ben = List.of("ben@northgate.example");
        long late = erasure.open("B", ben, today.minusDays(40), null, OFFICER).request().id();
        assertThat(erasure.show(late).daysLeft()).isNegative();
        assertThatThrownBy(() -> extend.extend(late, today.plusDays(9), "busy", OFFICER))
                .hasMessageContaining("is past");
        long id = erasure.open("B", ben, today, null, OFFICER).request().id();
        assertThatThrownBy(() -> extend.extend(id, today.plusMonths(2), "", OFFICER))
                .hasMessageContaining("reason");
        LocalDate tooLate = today.plusMonths(3).plusDays(1);
        assertThatThrownBy(() -> extend.extend(id, tooLate, "busy", OFFICER))
                .hasMessageContaining("is not between");
        assertThat(extend.extend(id, today.plusMonths(3), "busy", OFFICER).request().deadline())
                .isEqualTo(today.plusMonths(3));
        assertThatThrownBy(() -> extend.extend(id, today.plusMonths(3), "busy", OFFICER))
                .hasMessageContaining("once");
        assertThatThrownBy(
                        () ->
                                scene.sql(
                                        "UPDATE erasure_request SET extended_to = received + 200"
                                                + " WHERE id = "
                                                + id))
                .hasMessageContaining("erasure_extension");
    }

    private static String law(String id, String query, String jurisdiction) {
        return DispositionScene.policy(id, query, "P30Y", "destroy")
                + "jurisdiction: "
                + jurisdiction
                + "\n";
    }

    private Plan dispose(Plan plan) throws Exception {
        return scene.bean(DisposeOfPlan.class).dispose(plan.id(), PLANNER, n -> {}).plan();
    }

    private WrittenReport letter(long id) {
        return scene.bean(WriteErasureLetter.class)
                .write(id, folder.resolve("letter.pdf"), PLANNER);
    }

    private static String text(Path pdf) throws Exception {
        Path kept = Path.of("target/erasure-letter.pdf");
        Files.write(kept, Files.readAllBytes(pdf));
        try (PdfReader reader = new PdfReader(Files.readAllBytes(pdf))) {
            StringBuilder text = new StringBuilder();
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append('\n');
            }
            return text.toString().replaceAll("\\s+", " ");
        }
    }
}
