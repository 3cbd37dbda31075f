package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Problem;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class ReportPrinterTest {
    private final ReportPrinter printer = new ReportPrinter();

    static Stream<ReportModel> reports() {
        return ReportGoldenTest.reports();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void reportShouldBeValidPdfA3u(ReportModel model) throws Exception {
        byte[] pdf = print(model);
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_3_U);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_3_U, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .extracting(
                            a ->
                                    a.getRuleId().getClause()
                                            + " "
                                            + a.getMessage()
                                            + " "
                                            + a.getErrorMessage())
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("reports")
    void sameModelShouldGiveTheSameBytes(ReportModel model) throws IOException {
        assertThat(print(model)).isEqualTo(print(model));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void everyPageShouldSayItsNumberOfAll(ReportModel model) throws IOException {
        List<String> pages = PdfText.pages(print(model));
        for (int page = 1; page <= pages.size(); page++) {
            assertThat(pages.get(page - 1)).contains("page " + page + " of " + pages.size());
        }
    }

    @Test
    void resultShouldDescribeTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/er.pdf");
        ReportResult result = printer.print(InventedHolds.holds(), file);
        byte[] pdf = Files.readAllBytes(file);
        assertThat(result)
                .isEqualTo(new ReportResult(PdfText.pages(pdf).size(), pdf.length, Sha256.of(pdf)));
        assertThat(file.getParent()).isDirectoryContaining(found -> found.equals(file));
        assertThat(Files.list(file.getParent())).hasSize(1);
    }

    @Test
    void tableHeadShouldStandOnEachPageOfTheList() throws IOException {
        List<String> pages = PdfText.pages(print(InventedProofs.certificate(100)));
        List<String> list =
                pages.stream().filter(page -> page.contains("5 Items destroyed")).toList();
        assertThat(list).hasSize(4).allMatch(page -> page.contains("SHA-256 OF THE ORIGINAL"));
        assertThat(list.getFirst()).contains("1 to 33 of 100");
        assertThat(LongList.ROWS_PER_PAGE).isGreaterThanOrEqualTo(31);
    }

    @Test
    void certificateShouldCarryEveryDigestAsAttachment() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(print(InventedProofs.certificate(70)))) {
            byte[] attached =
                    pdf.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames()
                            .values()
                            .iterator()
                            .next()
                            .getEmbeddedFile()
                            .toByteArray();
            JsonNode json = JsonMapper.builder().build().readTree(attached);
            assertThat(json.path("items")).hasSize(70);
            assertThat(json.path("items").get(0).path("sha256").asText()).hasSize(64);
            assertThat(json.path("refused")).hasSize(5);
            assertThat(json.path("log").path("entry").asLong()).isEqualTo(1_884_120);
        }
    }

    @Test
    void namesInOtherScriptsShouldBeReadable() throws IOException {
        String text = String.join("\n", PdfText.pages(print(InventedProofs.certificate(1))));
        assertThat(text)
                .contains(
                        "Παπαδοπούλου, Ελένη",
                        "Кузнецова, Мария",
                        "田中 花子",
                        "見積書 冷蔵輸送",
                        "כהן, נועה");
    }

    @Test
    void characterWithoutGlyphShouldBeWrittenOut() throws IOException {
        String text = String.join("\n", PdfText.pages(print(InventedProofs.certificate(1))));
        assertThat(text).contains("‹U+E000›");
    }

    @Test
    void listOfAnotherLengthThanPromisedShouldBeRefused(@TempDir Path folder) {
        CertificateModel honest = InventedProofs.certificate(3);
        CertificateModel wrong =
                new CertificateModel(
                        honest.head(),
                        honest.destroyedAt(),
                        honest.bytes(),
                        honest.underHold(),
                        honest.why(),
                        honest.decisions(),
                        honest.checks(),
                        honest.refused(),
                        new Listing<>(4, honest.items().source()),
                        honest.proof());
        Path file = folder.resolve("wrong.pdf");
        assertThatThrownBy(() -> printer.print(wrong, file))
                .hasMessageContaining("4 rows were promised, 3 came");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fileThatCannotBeWrittenShouldBeAProblem(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("in-the-way"));
        assertThatThrownBy(() -> printer.print(InventedHolds.holds(), file.resolve("report.pdf")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.line()).startsWith("HF-8002"));
    }

    @Test
    void emptyModelsShouldPrint() throws IOException {
        RetentionComplianceModel full = InventedReports.retention();
        ReportHead head = full.head();
        print(
                new RetentionComplianceModel(
                        head,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Listing.empty()));
        print(new HoldRegisterModel(head, List.of(), List.of()));
        assertThat(PdfText.pages(print(InventedProofs.audit(0)))).isNotEmpty();
    }

    @Test
    void brokenLogShouldBeSaidOnTheFirstPage() throws IOException {
        AuditTrailModel whole = InventedProofs.audit(5);
        AuditTrailModel broken =
                new AuditTrailModel(
                        whole.head(),
                        whole.from(),
                        whole.to(),
                        whole.acts(),
                        new AuditTrailModel.Verification(
                                whole.to(),
                                1_884_233,
                                List.of("entry 1,884,002 was changed after it was signed")),
                        whole.checkpoint(),
                        whole.entries());
        assertThat(PdfText.pages(print(broken)).getFirst())
                .contains("one problem was found", "entry 1,884,002 was changed");
    }

    @Test
    void hundredThousandItemsShouldPrintWithinTimeAndMemory() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        ManagementFactory.getMemoryMXBean().gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        Instant start = Instant.now();
        ReportResult result =
                printer.print(InventedProofs.certificate(100_000), OutputStream.nullOutputStream());
        Duration took = Duration.between(start, Instant.now());
        ManagementFactory.getMemoryMXBean().gc();
        long after = runtime.totalMemory() - runtime.freeMemory();
        assertThat(result.pages()).isBetween(3_030L, 3_040L);
        assertThat(took).isLessThan(Duration.ofMinutes(3));
        assertThat(after - before).isLessThan(64_000_000L);
    }

    private byte[] print(ReportModel model) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        printer.print(model, out);
        return out.toByteArray();
    }
}
