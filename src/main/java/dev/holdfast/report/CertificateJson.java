package dev.holdfast.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The certificate for machines: every item with its whole digest, the decisions, the checks, and
 * the proof that the log holds it.
 *
 * <p>One JSON document, {@code "format": "holdfast-certificate/1"}; instants and days are ISO 8601,
 * sizes are bytes, digests hexadecimal, the audit path base64. Written as a stream.
 */
public final class CertificateJson {
    /** The name it carries as attachment of the PDF. */
    public static final String FILE_NAME = "certificate.json";

    private CertificateJson() {}

    /** Writes the document and leaves {@code out} open. */
    public static void write(CertificateModel model, OutputStream out) throws IOException {
        JsonFactory factory =
                JsonFactory.builder()
                        .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                        .build();
        OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
        try (JsonGenerator json = factory.createGenerator(buffer)) {
            json.writeStartObject();
            head(json, model);
            decided(json, model);
            proof(json, model.proof());
            refused(json, model.refused());
            items(json, model.items());
            json.writeEndObject();
        }
        buffer.flush();
    }

    private static void head(JsonGenerator json, CertificateModel model) throws IOException {
        ReportHead head = model.head();
        json.writeStringField("format", "holdfast-certificate/1");
        json.writeStringField("organisation", head.organisation());
        json.writeStringField("plan", head.number());
        json.writeStringField("scope", head.scope());
        json.writeStringField("destroyedAt", model.destroyedAt().toString());
        json.writeStringField("printedAt", head.printedAt().toString());
        json.writeStringField("ruleBook", head.ruleBook());
        if (head.evaluatedAt() != null) {
            json.writeStringField("evaluatedAt", head.evaluatedAt().toString());
        }
        json.writeObjectFieldStart("digests");
        for (Map.Entry<String, String> digest : head.digests().entrySet()) {
            json.writeStringField(digest.getKey(), digest.getValue());
        }
        json.writeEndObject();
        json.writeNumberField("bytes", model.bytes());
        json.writeNumberField("underHold", model.underHold());
    }

    private static void decided(JsonGenerator json, CertificateModel model) throws IOException {
        json.writeArrayFieldStart("why");
        for (CertificateModel.WhyLine line : model.why()) {
            json.writeStartObject();
            json.writeStringField("class", line.title());
            json.writeStringField("authority", line.authority());
            json.writeNumberField("items", line.items());
            json.writeStringField("retentionEndedFirst", line.endedFirst().toString());
            json.writeStringField("retentionEndedLast", line.endedLast().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("decisions");
        for (CertificateModel.Decision decision : model.decisions()) {
            json.writeStartObject();
            json.writeStringField("person", decision.person());
            json.writeStringField("role", decision.role());
            json.writeStringField("act", decision.act());
            json.writeStringField("at", decision.at().toString());
            json.writeStringField("note", decision.note());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("checks");
        for (CertificateModel.Check check : model.checks()) {
            json.writeStartObject();
            json.writeStringField("check", check.title());
            json.writeStringField("finding", check.finding());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void proof(JsonGenerator json, CertificateModel.LogProof proof)
            throws IOException {
        json.writeObjectFieldStart("log");
        json.writeNumberField("entry", proof.entry());
        json.writeStringField("leaf", proof.leaf());
        json.writeArrayFieldStart("inclusion");
        for (String hash : proof.inclusion()) {
            json.writeString(hash);
        }
        json.writeEndArray();
        json.writeStringField("checkpoint", proof.checkpoint());
        json.writeEndObject();
    }

    private static void refused(JsonGenerator json, Listing<CertificateModel.RefusedItem> refused)
            throws IOException {
        json.writeArrayFieldStart("refused");
        try (Stream<CertificateModel.RefusedItem> rows = refused.source().get()) {
            for (Iterator<CertificateModel.RefusedItem> it = rows.iterator(); it.hasNext(); ) {
                CertificateModel.RefusedItem row = it.next();
                json.writeStartObject();
                json.writeNumberField("item", row.item().ordinal());
                json.writeStringField("custodian", row.custodian());
                json.writeStringField("subject", row.subject());
                json.writeStringField("reason", row.reason());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void items(JsonGenerator json, Listing<CertificateModel.DestroyedItem> items)
            throws IOException {
        json.writeNumberField("itemCount", items.count());
        json.writeArrayFieldStart("items");
        try (Stream<CertificateModel.DestroyedItem> rows = items.source().get()) {
            for (Iterator<CertificateModel.DestroyedItem> it = rows.iterator(); it.hasNext(); ) {
                CertificateModel.DestroyedItem row = it.next();
                json.writeStartObject();
                json.writeNumberField("item", row.item().ordinal());
                json.writeStringField("kind", row.kind());
                if (row.date() != null) {
                    json.writeStringField("date", row.date().toString());
                }
                json.writeStringField("custodian", row.custodian());
                json.writeStringField("class", row.itemClass());
                json.writeStringField("sha256", row.sha256().hex());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
