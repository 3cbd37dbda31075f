package dev.holdfast.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.audit.VerifyAuditLog;
import dev.holdfast.decide.Weighed;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.DispositionScene;
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
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** A person asks; what may go goes, what must stay is answered for. */
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
        scene.activate(DispositionScene.policy("books", "subject:invoice", "P30Y", "destroy"));
        scene.hold("Osprey v. Northgate", "\"osprey number 3\"");
        HandleErasure erasure = scene.bean(HandleErasure.class);
        assertThatThrownBy(
                        () ->
                                erasure.open(
                                        "Ben Okafor",
                                        List.of("okafor"),
                                        null,
                                        null,
                                        DispositionScene.PLANNER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("exact addresses");
        LocalDate received = LocalDate.of(2026, 10, 31);
        HandleErasure.Standing opened =
                erasure.open(
                        "Ben Okafor",
                        List.of("Ben@northgate.example"),
                        received,
                        "everything about me",
                        DispositionScene.PLANNER);
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
                            assertThat(kept.untilLast()).isEqualTo(LocalDate.of(2045, 3, 5));
                        });

        // it becomes a plan like any other: two others, then executed
        HandleErasure.Standing decided = erasure.decide(id, DispositionScene.PLANNER);
        Plan plan = Objects.requireNonNull(decided.plan());
        assertThat(plan.kind()).isEqualTo(Plan.Kind.ERASURE);
        assertThatThrownBy(() -> erasure.decide(id, DispositionScene.PLANNER))
                .hasMessageContaining("has been decided");
        assertThatThrownBy(
                        () ->
                                scene.bean(ApprovePlan.class)
                                        .approve(plan.id(), null, DispositionScene.PLANNER))
                .hasMessageContaining("drew up");
        assertThatThrownBy(() -> letter(id)).hasMessageContaining("waits for plan");
        scene.approved(plan);
        scene.hold("Late", "\"osprey number 4\"");
        Plan executed =
                scene.bean(DisposeOfPlan.class)
                        .dispose(plan.id(), DispositionScene.PLANNER, n -> {})
                        .plan();
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
        scene.activate(DispositionScene.policy("all", "kind:email", "P30Y", "retain-only"));
        HandleErasure erasure = scene.bean(HandleErasure.class);
        long id =
                erasure.open(
                                "Ben Okafor",
                                List.of("ben@northgate.example"),
                                scene.bean(ArchiveSettings.class).today(),
                                null,
                                DispositionScene.PLANNER)
                        .request()
                        .id();
        assertThat(erasure.narrow(id, "subject:osprey", DispositionScene.PLANNER).items().size())
                .isEqualTo(10);
        assertThat(erasure.decide(id, DispositionScene.PLANNER).plan()).isNull();
        assertThat(text(letter(id).file())).contains("Nothing could be erased");
    }

    private WrittenReport letter(long id) {
        return scene.bean(WriteErasureLetter.class)
                .write(id, folder.resolve("letter.pdf"), DispositionScene.PLANNER);
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
