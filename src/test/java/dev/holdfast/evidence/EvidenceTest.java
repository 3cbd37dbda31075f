package dev.holdfast.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditEntry;
import dev.holdfast.audit.ListAudit;
import dev.holdfast.disposition.ApprovePlan;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.PlanDisposition;
import dev.holdfast.hold.HoldScope;
import dev.holdfast.hold.OpenMatter;
import dev.holdfast.hold.PlaceHold;
import dev.holdfast.home.Home;
import dev.holdfast.ingest.IngestItems;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Items;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.ReportKind;
import dev.holdfast.retention.ActivatePolicies;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.PolicyFile;
import dev.holdfast.service.Service;
import dev.holdfast.source.archive.ArchiveSource;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One archive, ingested, decided, held, disposed of; and what the reports say of it. */
class EvidenceTest {
    private static final Actor OFFICER = new Actor("A. Moreau");
    private static final Actor AUTHOR = new Actor("P. Author");
    private static final Path OUT = Path.of("target/evidence");
    private static final String ORDERS =
            """
            id: ops-5y
            title: Operational mail, five years
            authority: {cite: "Company rule ops-5y, version 1", read: 2026-11-22, confidence: seen}
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
    private static final String CONTRACTS =
            """
            id: letters-6y
            title: Contracts, six years from the end of the year
            authority: {cite: "§ 147(1) Nr. 2, (3) AO", read: 2026-11-22, confidence: seen}
            kind: minimum
            level: policy
            scope: {query: 'subject:contract'}
            period: P6Y
            from: sent
            round: calendar-year
            then: review
            examples:
              - {item: {kind: email, sent: 2018-05-02}, retainUntil: 2024-12-31}
            """;

    @TempDir static Path folder;
    private static Service service;
    private static Plan planned;
    private static DisposeOfPlan.Outcome disposed;

    @BeforeAll
    static void live() throws Exception {
        service =
                Service.start(
                        new Home(folder.resolve("home")),
                        0,
                        Map.of(
                                "holdfast.disposition.cooling", "PT0S",
                                "holdfast.organisation", "Northgate Foods AG"));
        Mailroom mails = new Mailroom(folder.resolve("mails"));
        ingest(mails.write("okafor"), "okafor");
        ingest(mails.write("reyes"), "reyes");
        bean(ActivatePolicies.class)
                .activate(
                        List.of(
                                new PolicyFile("ops.yaml", ORDERS),
                                new PolicyFile("letters.yaml", CONTRACTS)),
                        AUTHOR);
        bean(OpenMatter.class).open("Meridian ./. Northgate", OFFICER);
        hold(new HoldScope(List.of(), "subject:meridian", null, null));
        planned =
                ((PlanDisposition.Outcome.Planned)
                                bean(PlanDisposition.class)
                                        .plan(bean(ArchiveSettings.class).today(), OFFICER))
                        .plan();
        assertThatThrownBy(() -> bean(IssueCertificate.class).issue(planned.id(), OFFICER))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("only an executed plan is certified");
        bean(WriteReport.class)
                .write(
                        ReportKind.RETENTION_COMPLIANCE,
                        null,
                        null,
                        null,
                        OUT.resolve("before.pdf"),
                        OFFICER);
        bean(ApprovePlan.class)
                .approve(planned.id(), "sampled 20, all past their date", new Actor("J. Osei"));
        bean(ApprovePlan.class).approve(planned.id(), null, new Actor("M. Lindqvist"));
        hold(
                new HoldScope(
                        List.of("okafor"),
                        "subject:\"Pallet order 407\"",
                        LocalDate.of(2014, 1, 1),
                        null));
        disposed = bean(DisposeOfPlan.class).dispose(planned.id(), OFFICER, dealt -> {});
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void certificateShouldSayWhatThePlanDestroyed() throws IOException {
        Plan plan = disposed.plan();
        assertThat(plan.state()).isEqualTo(Plan.State.EXECUTED);
        assertThat(plan.certificate())
                .isEqualTo(Objects.requireNonNull(disposed.certificate()).file().toString());
        assertThat(plan.items().size()).isEqualTo(42);
        assertThat(plan.destroyed()).isEqualTo(41);
        Files.createDirectories(OUT);
        Files.write(
                OUT.resolve("certificate.pdf"),
                Files.readAllBytes(Objects.requireNonNull(disposed.certificate()).file()));
        JsonNode json = certificate(Objects.requireNonNull(disposed.certificate()).file());
        assertThat(json.path("itemCount").asLong()).isEqualTo(plan.destroyed());
        assertThat(json.path("plan").asText()).isEqualTo("D-" + plan.id());
        assertThat(json.path("digests").path("Plan seal").asText()).isEqualTo(plan.seal().hex());
        List<Long> listed = new ArrayList<>();
        json.path("items").forEach(item -> listed.add(item.path("item").asLong()));
        assertThat(listed)
                .containsExactlyElementsOf(
                        plan.items()
                                .ordinals()
                                .filter(n -> plan.refused().stream().noneMatch(r -> r.item() == n))
                                .boxed()
                                .toList());
        bean(Transactions.class)
                .read(
                        connection -> {
                            for (JsonNode row : json.path("items")) {
                                var item =
                                        bean(Items.class)
                                                .find(
                                                        connection,
                                                        new dev.holdfast.item.ItemId(
                                                                row.path("item").asLong()))
                                                .orElseThrow();
                                assertThat(item.destroyed()).isTrue();
                                assertThat(item.planId()).isEqualTo(plan.id());
                                assertThat(row.path("sha256").asText())
                                        .isEqualTo(item.sha256().hex());
                                assertThat(row.path("class").asText()).isEqualTo("ops-5y");
                                assertThat(row.path("kind").asText()).isEqualTo("email");
                            }
                            return 0;
                        });
        assertThat(json.path("refused")).hasSize(1);
        assertThat(json.path("refused").get(0).path("reason").asText())
                .isEqualTo("under legal hold");
        assertThat(json.path("refused").get(0).path("subject").asText())
                .isEqualTo("Pallet order 407");
        assertThat(json.path("underHold").asLong()).isZero();
        assertThat(json.path("why").get(0).path("retentionEndedFirst").asText())
                .isEqualTo("2018-02-05");
        String text = text(Objects.requireNonNull(disposed.certificate()).file());
        assertThat(text)
                .contains("Northgate Foods AG")
                .contains("sampled 20, all past their date")
                .contains("M. Lindqvist")
                .contains("2 holds in force, tested item by item in the database: none touched");
    }

    @Test
    void certificateShouldProveTheEntryOfTheDestruction() throws Exception {
        JsonNode log =
                certificate(Objects.requireNonNull(disposed.certificate()).file()).path("log");
        AuditEntry entry = entries("disposition.executed").getFirst();
        assertThat(log.path("entry").asLong()).isEqualTo(entry.seq());
        assertThat(log.path("leaf").asText()).isEqualTo(entry.leaf());
        assertThat(log.path("checkpoint").asText()).startsWith("holdfast/default\n");
        AuditEntry certified = entries("disposition.certify").getFirst();
        assertThat(certified.leaf())
                .contains(
                        Sha256.of(
                                        Files.readAllBytes(
                                                Objects.requireNonNull(disposed.certificate())
                                                        .file()))
                                .hex());
        WrittenReport copy = write(ReportKind.DISPOSITION_CERTIFICATE, "copy.pdf");
        assertThat(certificate(copy.file()).path("items"))
                .isEqualTo(
                        certificate(Objects.requireNonNull(disposed.certificate()).file())
                                .path("items"));
    }

    @Test
    void retentionReportShouldCountTheArchive() throws Exception {
        String before = text(OUT.resolve("before.pdf"));
        assertThat(before).contains("Disposition plan 1, 42 items: 0 of 2 approvals");
        String text = text(write(ReportKind.RETENTION_COMPLIANCE, "retention.pdf").file());
        assertThat(text)
                .contains("35 items")
                .contains("ops-5y")
                .contains("letters-6y")
                .contains("the item has no date; ops-5y counts from sent")
                .contains("broken.pdf")
                .contains("Without a date")
                .contains("6 items at the end of their retention, to be reviewed before they go");
    }

    @Test
    void holdRegisterShouldTellMattersAndHolds() throws Exception {
        String text = text(write(ReportKind.HOLD_REGISTER, "holds.pdf").file());
        assertThat(text)
                .contains("Meridian ./. Northgate")
                .contains("H-1")
                .contains("subject:meridian");
        assertThatThrownBy(
                        () ->
                                bean(WriteReport.class)
                                        .write(
                                                ReportKind.HOLD_REGISTER,
                                                null,
                                                null,
                                                "nobody",
                                                OUT.resolve("no.pdf"),
                                                OFFICER))
                .isInstanceOf(Problem.class)
                .hasMessage("there is no matter 'nobody'");
    }

    @Test
    void auditTrailShouldListEveryEntryAndVerifyTheLog() throws Exception {
        WrittenReport written = write(ReportKind.AUDIT_TRAIL, "audit.pdf");
        assertThat(text(written.file()))
                .contains("it is whole, and nothing was changed")
                .contains("disposition.destroy")
                .contains("ingest.begin")
                .contains("hold.place");
        AuditEntry logged = entries("report.write").getFirst();
        assertThat(logged.leaf()).contains(written.sha256().hex());
        assertThat(Sha256.of(Files.readAllBytes(written.file()))).isEqualTo(written.sha256());
    }

    private static WrittenReport write(ReportKind kind, String name) {
        return bean(WriteReport.class).write(kind, null, null, null, OUT.resolve(name), OFFICER);
    }

    /** Newest first. */
    private static List<AuditEntry> entries(String action) {
        return bean(Transactions.class)
                .read(
                        connection ->
                                bean(ListAudit.class)
                                        .page(
                                                connection,
                                                new ListAudit.Filter(null, null, null, action),
                                                null,
                                                100)
                                        .entries());
    }

    private static JsonNode certificate(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            var files =
                    Objects.requireNonNull(
                            new PDDocumentNameDictionary(document.getDocumentCatalog())
                                    .getEmbeddedFiles());
            byte[] bytes =
                    Objects.requireNonNull(files.getNames())
                            .values()
                            .iterator()
                            .next()
                            .getEmbeddedFile()
                            .toByteArray();
            return new ObjectMapper().readTree(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private static String text(Path pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document).replaceAll("\\s+", " ");
        }
    }

    private static void hold(HoldScope scope) {
        assertThat(bean(PlaceHold.class).place("Meridian ./. Northgate", scope, false, OFFICER))
                .isInstanceOf(PlaceHold.Outcome.Placed.class);
    }

    private static void ingest(Path box, String custodian) throws InterruptedException {
        bean(IngestItems.class)
                .ingest(
                        ArchiveSource.of("mailroom", List.of(box), folder.resolve("home/temp")),
                        new Origin("mailroom", custodian),
                        box.toString(),
                        null,
                        OFFICER,
                        progress -> {});
    }

    private static <T> T bean(Class<T> type) {
        return service.context().getBean(type);
    }
}
