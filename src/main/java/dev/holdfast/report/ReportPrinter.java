package dev.holdfast.report;

import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import jakarta.inject.Singleton;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * Prints a model as PDF/A-3u.
 *
 * <pre>{@code
 * ReportResult result = printer.print(model, Path.of("certificate.pdf"));
 * }</pre>
 */
@Singleton
public class ReportPrinter {
    /**
     * Prints to a file, which appears only when it is whole.
     *
     * @throws Problem {@code HF-8002} when the file cannot be written
     */
    public ReportResult print(ReportModel model, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = null;
        try {
            Files.createDirectories(folder);
            draft = Files.createTempFile(folder, ".report", ".pdf");
            ReportResult result;
            try (OutputStream out = new PacedOutput(draft)) {
                result = print(model, out);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            return result;
        } catch (IOException e) {
            throw new Problem(
                    Code.REPORT_NOT_WRITTEN,
                    "cannot write the report to " + file + " (" + e.getMessage() + ")",
                    "choose a folder you may write to, with room on the disk",
                    e);
        } finally {
            forget(draft);
        }
    }

    private static void forget(@org.jspecify.annotations.Nullable Path draft) {
        if (draft == null) {
            return;
        }
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        }
    }

    /**
     * Prints to a stream, which is flushed and left open.
     *
     * @throws IllegalStateException if a list does not have the length it promised: nothing printed
     *     may be trusted then
     */
    public ReportResult print(ReportModel model, OutputStream out) throws IOException {
        Wording wording = Wording.of(model.kind());
        long total;
        try (Sheet measure = Sheet.measuring(model.head(), wording)) {
            lay(measure, model, wording);
            total = measure.pages();
        }
        MessageDigest digest = Sha256.newDigest();
        Counting counted = new Counting(new DigestOutputStream(out, digest));
        OutputStream buffer = new BufferedOutputStream(counted, 1 << 16);
        long pages;
        try (Sheet sheet = Sheet.printing(model.head(), wording, new KeptOpen(buffer), total)) {
            lay(sheet, model, wording);
            pages = sheet.pages();
        }
        buffer.flush();
        if (pages != total) {
            throw new IllegalStateException(total + " pages were announced, " + pages + " printed");
        }
        return new ReportResult(pages, counted.bytes, Sha256.ofDigest(digest.digest()));
    }

    private static void lay(Sheet sheet, ReportModel model, Wording wording) throws IOException {
        switch (model) {
            case RetentionComplianceModel retention ->
                    new RetentionCompliancePages(sheet, wording, retention).lay();
            case CertificateModel certificate ->
                    new CertificatePages(sheet, wording, certificate).lay();
            case HoldRegisterModel register ->
                    new HoldRegisterPages(sheet, wording, register).lay();
            case ErasureLetterModel letter -> new ErasureLetterPages(sheet, wording, letter).lay();
            case AuditTrailModel trail -> new AuditTrailPages(sheet, wording, trail).lay();
        }
    }

    private static final class Counting extends java.io.FilterOutputStream {
        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            bytes++;
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            bytes += len;
        }
    }

    /** OpenPDF closes its stream; the caller's is not OpenPDF's to close. */
    private static final class KeptOpen extends java.io.FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
