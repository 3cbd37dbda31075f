package dev.holdfast.search;

import dev.holdfast.extract.Attachment;
import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Participant;
import dev.holdfast.search.kql.WordScanner;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns an entry into the fields of a Lucene document. */
final class EntryDocument {
    private static final long FIRST_DATE = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST_DATE = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
    private static final int LONGEST_KEYWORD = 1_000;

    private final List<IndexableField> fields = new ArrayList<>(40);
    private final Set<String> seen = new HashSet<>();

    private EntryDocument() {}

    static List<IndexableField> of(IndexEntry entry) {
        EntryDocument document = new EntryDocument();
        document.add(entry);
        return document.fields;
    }

    private void add(IndexEntry entry) {
        Extracted extracted = entry.extracted();
        fields.add(NumericDocValuesField.indexedField(Fields.ORDINAL, entry.item().ordinal()));
        number(Fields.SIZE, entry.bytes());
        facet(Fields.CUSTODIAN, WordScanner.fold(entry.custodian()), entry.custodian());
        facet("kind", extracted.kind().label(), extracted.kind().label());
        keyword("source", WordScanner.fold(entry.source()));
        text(Fields.PATH, List.of(entry.path()));
        text(Fields.SUBJECT, List.of(extracted.subject()));
        text(Fields.BODY, List.of(extracted.body()));
        people("from", extracted.from());
        people("to", extracted.to());
        people("cc", extracted.cc());
        people("bcc", extracted.bcc());
        if (!extracted.from().isEmpty()) {
            Participant first = extracted.from().getFirst();
            String shown =
                    first.address().isEmpty() ? first.name() : WordScanner.fold(first.address());
            fields.add(new SortedDocValuesField("from", new BytesRef(shortened(shown))));
        }
        date("sent", extracted.sent());
        date("received", extracted.received());
        date("created", extracted.created());
        date("modified", extracted.modified());
        attachments(entry.path(), extracted);
        for (String name : List.of(Fields.AUTHOR, Fields.TITLE, Fields.CATEGORY)) {
            text(name, List.of(extracted.properties().getOrDefault(name, "")));
        }
        keyword(
                "importance",
                WordScanner.fold(extracted.properties().getOrDefault("importance", "")));
        keyword(
                "itemclass",
                WordScanner.fold(extracted.properties().getOrDefault("itemclass", "")));
    }

    private void attachments(String path, Extracted extracted) {
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        boolean unreadable = extracted.unreadable() != null;
        extension(path);
        for (Attachment attachment : extracted.attachments()) {
            names.add(attachment.name());
            texts.add(attachment.text());
            extension(attachment.name());
            unreadable |= attachment.unreadable() != null;
        }
        text(Fields.ATTACHMENT_NAMES, names);
        text(Fields.ATTACHMENT_TEXT, texts);
        if (extracted.hasAttachment()) {
            keyword("hasattachment", "true");
        }
        if (unreadable) {
            keyword("unreadable", "true");
        }
    }

    private void extension(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > name.lastIndexOf('/')
                && dot > name.lastIndexOf('\\')
                && dot + 1 < name.length()) {
            keyword("fileextension", WordScanner.fold(name.substring(dot + 1).strip()));
        }
    }

    private void people(String role, List<Participant> people) {
        if (people.isEmpty()) {
            return;
        }
        List<String> names = new ArrayList<>(people.size());
        List<String> addresses = new ArrayList<>(people.size());
        for (Participant person : people) {
            names.add(person.name());
            String address = person.address().strip();
            addresses.add(address);
            String exact = WordScanner.fold(address);
            keyword(Fields.exact(role), exact);
            int at = exact.lastIndexOf('@');
            if (at > 0) {
                keyword(Fields.exact(role), exact.substring(at));
            }
        }
        text(Fields.names(role), names);
        text(Fields.addresses(role), addresses);
    }

    private void text(String field, List<String> values) {
        for (String value : values) {
            if (!value.isEmpty()) {
                fields.add(new WordsField(field, values));
                return;
            }
        }
    }

    /** A term of its own, once per document. */
    private void keyword(String field, String value) {
        if (!value.isEmpty() && seen.add(field + '\n' + value)) {
            fields.add(new ExactField(field, shortened(value)));
        }
    }

    private void facet(String field, String folded, String shown) {
        keyword(field, folded);
        fields.add(new SortedDocValuesField(field, new BytesRef(shortened(shown))));
    }

    private void date(String field, @Nullable Instant date) {
        if (date == null) {
            return;
        }
        long second = date.getEpochSecond();
        if (second >= FIRST_DATE / 1000 && second <= LAST_DATE / 1000) {
            number(field, date.toEpochMilli());
        }
    }

    private void number(String field, long value) {
        fields.add(new LongPoint(field, value));
        fields.add(new NumericDocValuesField(field, value));
    }

    static String shortened(String value) {
        return value.length() > LONGEST_KEYWORD ? value.substring(0, LONGEST_KEYWORD) : value;
    }
}
