package dev.holdfast.fileplan;

import dev.holdfast.item.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Writes the policy file of a mapped series. */
final class PolicyDraft {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CITE = 500;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_PART = 24;
    private static final int DIGEST_DIGITS = 12;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern STATE = Pattern.compile("[a-z0-9]{1,8}");

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
        PolicyYaml policy =
                new PolicyYaml()
                        .text("id", id)
                        .text("title", OneLine.cut(series.title(), LONGEST_TITLE))
                        .text("recordClass", OneLine.cut(recordClass(series), LONGEST_CITE))
                        .text("jurisdiction", jurisdiction(series))
                        .group("authority")
                        .text("cite", OneLine.cut(cite(series), LONGEST_CITE));
        if (DAY.matcher(series.read()).matches()) {
            policy.word("read", series.read());
        }
        return policy.word("confidence", "described")
                .text("source", OneLine.cut(source(series), LONGEST_CITE))
                .text("note", OneLine.cut(note(series), LONGEST_NOTE))
                .end()
                .word("kind", "minimum")
                .word("level", "label")
                .word("period", rule.period())
                .word("from", rule.from())
                .word("round", rule.round())
                .word("then", rule.then())
                .toString();
    }

    private static String jurisdiction(Series series) {
        String state = series.state().toLowerCase(Locale.ROOT);
        return STATE.matcher(state).matches() ? "us-" + state : "us";
    }

    private static String recordClass(Series series) {
        return series.description().isEmpty()
                ? series.title()
                : series.title() + ": " + series.description();
    }

    private static String cite(Series series) {
        StringJoiner cite = new StringJoiner(", ");
        cite.add(
                series.state().toUpperCase(Locale.ROOT) + " records schedule " + series.schedule());
        if (!series.id().isEmpty()) {
            cite.add("series " + series.id());
        }
        if (!series.agency().isEmpty()) {
            cite.add(series.agency());
        }
        return series.citation().isEmpty() ? cite.toString() : cite + "; " + series.citation();
    }

    private static String source(Series series) {
        String file = series.file();
        return series.url().isEmpty()
                ? file.substring(1 + Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')))
                : series.url();
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
                : EventName.slug(slug.substring(0, LONGEST_PART));
    }
}
