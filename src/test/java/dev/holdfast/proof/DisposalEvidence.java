package dev.holdfast.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import dev.holdfast.disposition.Plan;
import dev.holdfast.evidence.WrittenReport;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.MerkleRoot;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Objects;

/** Whether a disposition left what it says: read from its certificate, the register, the index. */
final class DisposalEvidence {
    private final Archive archive;
    private final Plan plan;

    DisposalEvidence(Archive archive, Plan plan) {
        this.archive = archive;
        this.plan = plan;
    }

    /** The attached list names all items, and their root is the seal that was approved. */
    void checkCertificate(WrittenReport certificate) throws IOException {
        DispositionMain.result("certificate-mb", Files.size(certificate.file()) / 1e6);
        DispositionMain.result("certificate-pages", certificate.pages());
        try (PDDocument document = Loader.loadPDF(certificate.file().toFile())) {
            InputStream json =
                    Objects.requireNonNull(
                                    new PDDocumentNameDictionary(document.getDocumentCatalog())
                                            .getEmbeddedFiles())
                            .getNames()
                            .values()
                            .iterator()
                            .next()
                            .getEmbeddedFile()
                            .createInputStream();
            MerkleRoot root = new MerkleRoot();
            DispositionMain.result("listed", listed(json, root));
            if (plan.refused().isEmpty() && !root.root().equals(plan.seal())) {
                throw new IllegalStateException("the items listed are not those of the seal");
            }
        }
    }

    private static long listed(InputStream json, MerkleRoot root) throws IOException {
        long listed = 0;
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            long item = 0;
            boolean inItems = false;
            while (parser.nextToken() != null) {
                if (parser.currentToken() != JsonToken.FIELD_NAME) {
                    continue;
                }
                String name = parser.currentName();
                inItems |= name.equals("items") && parser.nextToken() == JsonToken.START_ARRAY;
                if (inItems && name.equals("item")) {
                    item = parser.nextLongValue(0);
                } else if (inItems && name.equals("sha256")) {
                    String leaf = item + " " + parser.nextTextValue();
                    root.add(leaf.getBytes(StandardCharsets.US_ASCII));
                    listed++;
                }
            }
        }
        return listed;
    }

    /** What is left of them: no key, no entry in the index, no word in the register. */
    void checkResidue() {
        ItemSet gone = plan.items();
        long entries = archive.indexed().and(gone).size();
        long living = archive.live().and(gone).size();
        long rows =
                archive.read(
                        connection -> {
                            try (Statement statement = connection.createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "SELECT count(*) FROM item i WHERE plan_id = "
                                                            + plan.id()
                                                            + " AND (EXISTS (SELECT FROM content c"
                                                            + " WHERE c.sha256 = i.sha256) OR"
                                                            + " coalesce(subject, sender,"
                                                            + " recipients, path, source_key) IS"
                                                            + " NOT NULL OR EXISTS (SELECT FROM"
                                                            + " item_label l WHERE l.ordinal ="
                                                            + " i.ordinal))")) {
                                row.next();
                                return row.getLong(1);
                            }
                        });
        System.out.printf(
                "left of %,d items: %,d entries of the index, %,d living, %,d with a key, words or"
                        + " label%n",
                gone.size(), entries, living, rows);
        DispositionMain.result("left-of-them", entries + living + rows);
    }
}
