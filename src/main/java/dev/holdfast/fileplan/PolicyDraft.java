package dev.holdfast.fileplan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;

import dev.holdfast.item.Sha256;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;

/** Writes the policy file of a mapped series. */
final class PolicyDraft {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CITE = 500;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_PART = 24;
    private static final int DIGEST_DIGITS = 12;

    private static final ObjectMapper YAML =
            new ObjectMapper(
                    YAMLFactory.builder()
                            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                            .disable(YAMLGenerator.Feature.SPLIT_LINES)
                            .build());

    private PolicyDraft() {}

    /**
     * Names a series for good: readable in its first part, unique by its last, a digest of who
     * publishes it, where, and its title. It does not change with the rule.
     */
    static String id(Series series) {
        String digest =
                Sha256.of(series.identity().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, DIGEST_DIGITS);
        StringJoiner id = new StringJoiner("-");
        id.add(jurisdiction(series));
        add(id, series.schedule());
        add(id, series.id());
        return id.add(digest).toString();
    }

    /** Where the file goes under the folder of an import. */
    static String path(Series series, String id) {
        String schedule = part(series.schedule());
        String state = part(series.state());
        return (state.isEmpty() ? "unknown" : state)
                + "/"
                + (schedule.isEmpty() ? "unnamed" : schedule)
                + "/"
                + id
                + ".yaml";
    }

    static String text(Series series, Rule rule, String id) {
        ObjectNode policy = YAML.createObjectNode();
        policy.put("id", id);
        policy.put("title", cut(series.title(), LONGEST_TITLE));
        policy.put("recordClass", cut(recordClass(series), LONGEST_CITE));
        policy.put("jurisdiction", jurisdiction(series));
        ObjectNode authority = policy.putObject("authority");
        authority.put("cite", cut(cite(series), LONGEST_CITE));
        if (series.read().matches("\\d{4}-\\d{2}-\\d{2}")) {
            authority.put("read", series.read());
        }
        authority.put("confidence", "described");
        authority.put("source", cut(source(series), LONGEST_CITE));
        authority.put("note", cut(note(series), LONGEST_NOTE));
        policy.put("kind", "minimum");
        policy.put("level", "label");
        policy.put("period", rule.period());
        policy.put("from", rule.from());
        policy.put("round", rule.round());
        policy.put("then", rule.then());
        return yaml(policy);
    }

    static String yaml(ObjectNode policy) {
        try {
            return YAML.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At most so many characters, cut visibly. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    private static String jurisdiction(Series series) {
        String state = series.state().toLowerCase(Locale.ROOT);
        return state.matches("[a-z0-9]{1,8}") ? "us-" + state : "us";
    }

    private static String recordClass(Series series) {
        return series.description().isEmpty()
                ? series.title()
                : series.title() + ": " + series.description();
    }

    private static String cite(Series series) {
        StringJoiner cite = new StringJoiner(", ");
        cite.add(series.state().toUpperCase(Locale.ROOT) + " records schedule " + series.schedule());
        if (!series.id().isEmpty()) {
            cite.add("series " + series.id());
        }
        if (!series.agency().isEmpty()) {
            cite.add(series.agency());
        }
        return series.citation().isEmpty() ? cite.toString() : cite + "; " + series.citation();
    }

    private static String source(Series series) {
        return series.url().isEmpty() ? series.file() : series.url();
    }

    private static String note(Series series) {
        StringJoiner note = new StringJoiner(". ");
        note.add("Published as: " + series.original());
        if (!series.updated().isEmpty()) {
            note.add("Last changed by the publisher: " + series.updated());
        }
        if (!series.remarks().isEmpty()) {
            note.add("Remarks: " + series.remarks());
        }
        return note.toString();
    }

    private static void add(StringJoiner id, String text) {
        String part = part(text);
        if (!part.isEmpty()) {
            id.add(part);
        }
    }

    private static String part(String text) {
        String slug = EventName.slug(text);
        return slug.length() <= LONGEST_PART
                ? slug
                : slug.substring(0, LONGEST_PART).replaceAll("-$", "");
    }
}
