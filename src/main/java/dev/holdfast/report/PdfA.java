package dev.holdfast.report;

import dev.holdfast.item.Sha256;

import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfFileSpecification;
import org.openpdf.text.pdf.PdfLiteral;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;

/**
 * What makes a PDF a PDF/A-3u (ISO 19005-3): metadata, colour, identity, attachments that say what
 * they are.
 */
final class PdfA {
    private static final String PRODUCER = "Holdfast";
    private static final long LONG = 8_000_000;
    private static final long PAGE = 12_000;

    private PdfA() {}

    /** Before the document is opened. */
    static void declare(
            Document document, PdfWriter writer, ReportHead head, String title, long pages) {
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setCompressionLevel(pageLevel(pages));
        writer.setViewerPreferences(PdfWriter.DisplayDocTitle);
        document.setDocumentLanguage("en");
        document.addTitle(title(head, title));
        document.addAuthor(head.organisation());
        document.addCreator(PRODUCER);
    }

    /**
     * After the document is opened: OpenPDF has put today's date and itself in the information by
     * then.
     */
    static void complete(PdfWriter writer, ReportHead head, String title) {
        try {
            PdfDictionary info = writer.getInfo();
            PdfDate date = date(head);
            info.put(PdfName.CREATIONDATE, date);
            info.put(PdfName.MODDATE, date);
            info.put(PdfName.PRODUCER, new PdfString(PRODUCER));
            String id =
                    Sha256.of((title(head, title) + head).getBytes(StandardCharsets.UTF_8))
                            .hex()
                            .substring(0, 32);
            info.put(PdfName.FILEID, new PdfLiteral("[<" + id + "><" + id + ">]"));
            writer.setXmpMetadata(xmp(head, title(head, title)));
            writer.setOutputIntents(
                    "Custom",
                    "",
                    "http://www.color.org",
                    "sRGB IEC61966-2.1",
                    ICC_Profile.getInstance(ColorSpace.CS_sRGB));
            // OpenPDF writes an intent for PDF/X unless the file is PDF/A-1
            writer.getExtraCatalog()
                    .getAsArray(PdfName.OUTPUTINTENTS)
                    .getAsDict(0)
                    .put(PdfName.S, PdfName.GTS_PDFA1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void attach(
            PdfWriter writer, ReportHead head, Path file, String name, String description)
            throws IOException {
        PdfDictionary parameters = new PdfDictionary();
        parameters.put(PdfName.MODDATE, date(head));
        PdfFileSpecification attachment =
                PdfFileSpecification.fileEmbedded(
                        writer,
                        file.toString(),
                        name,
                        null,
                        "application/json",
                        parameters,
                        level(Files.size(file)));
        attachment.setUnicodeFileName(name, false);
        attachment.addDescription(description, false);
        attachment.put(new PdfName("AFRelationship"), new PdfName("Data"));
        writer.addFileAttachment(description, attachment);
        writer.getExtraCatalog().put(new PdfName("AF"), new PdfArray(attachment.getReference()));
    }

    /**
     * How hard to compress: digests of a million items cannot be made smaller, only slower, and
     * what repeats around them is found at any level.
     */
    private static int level(long bytes) {
        return bytes < LONG ? 9 : 1;
    }

    /** As {@link #level}, for the pages of a report of so many. */
    static int pageLevel(long pages) {
        return level(pages * PAGE);
    }

    private static PdfDate date(ReportHead head) {
        return new PdfDate(
                GregorianCalendar.from(
                        head.printedAt().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC)));
    }

    private static String title(ReportHead head, String title) {
        return head.organisation()
                + ": "
                + title
                + (head.number().isEmpty() ? "" : " " + head.number());
    }

    private static byte[] xmp(ReportHead head, String title) {
        String at =
                DateTimeFormatter.ISO_INSTANT.format(
                        head.printedAt().truncatedTo(ChronoUnit.SECONDS));
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
         <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
          <rdf:Description rdf:about=""
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:xmp="http://ns.adobe.com/xap/1.0/"
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
           <pdfaid:part>3</pdfaid:part>
           <pdfaid:conformance>U</pdfaid:conformance>
           <dc:format>application/pdf</dc:format>
           <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
           <dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>
           <xmp:CreateDate>%s</xmp:CreateDate>
           <xmp:ModifyDate>%s</xmp:ModifyDate>
           <xmp:CreatorTool>%s</xmp:CreatorTool>
           <pdf:Producer>%s</pdf:Producer>
          </rdf:Description>
         </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """
                .formatted(escape(title), escape(head.organisation()), at, at, PRODUCER, PRODUCER)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
