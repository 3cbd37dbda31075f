package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The text of each report, word for word. After a wanted change: {@code ./mvnw test
 * -Dtest=ReportGoldenTest -Dholdfast.golden=write}, then read the difference; it also renews {@code
 * reports/samples/}.
 */
class ReportGoldenTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/holdfast/report");
    private static final Path SAMPLES = Path.of("reports/samples");

    static Stream<ReportModel> reports() {
        return Stream.of(
                InventedReports.retention(),
                InventedProofs.certificate(70),
                InventedHolds.holds(),
                InventedProofs.audit(50));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void reportShouldReadAsItsGoldenText(ReportModel model) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        new ReportPrinter().print(model, pdf);
        String text = String.join("\n\f\n", PdfText.pages(pdf.toByteArray())) + "\n";
        Path golden = GOLDEN.resolve(model.kind().label() + ".txt");
        if ("write".equals(System.getProperty("holdfast.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
            Files.createDirectories(SAMPLES);
            Files.write(SAMPLES.resolve(model.kind().label() + ".pdf"), pdf.toByteArray());
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }
}
