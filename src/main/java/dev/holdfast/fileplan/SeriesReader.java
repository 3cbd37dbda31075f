package dev.holdfast.fileplan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads a series' rule and holds what its parts say against each other. */
final class SeriesReader {
    private static final int SHORTEST_TITLE = 3;
    private static final int LONGEST_YEARS = 100;

    /** Headings of the printed table that were taken for a row. */
    private static final Pattern HEADING =
            Pattern.compile(
                    "(?i)series title|record series|item no\\b|i t e m|\\(field \\d|agency item"
                            + "|^slr$");

    /** A code and its number inside a title or description: cells of one row became one. */
    private static final Pattern RUN_TOGETHER =
            Pattern.compile(
                    "\\b(?:AC|FE|CE|LA|US)\\s*\\+?\\s*\\d{1,3}\\b"
                            + "|\\b(?:AC|US|FE|LA|CE|AV|PM)\\s*=");

    private static final Pattern NOTHING_BUT_KEEP =
            Pattern.compile("(?:retain|keep|hold|maintain)?(?: ?in (?:the )?(?:office|agency))?");

    private static final Pattern DESTROYED =
            Pattern.compile("\\b(?:wastepaper|shred|recycle|trash|burn|delete|erase|destroy)\\b");

    private SeriesReader() {}

    /** Whether the columns of the printed table ran together in this row. */
    static boolean ranTogether(Series series) {
        return series.wording() == Series.Wording.CODE
                && RUN_TOGETHER.matcher(series.title() + " " + series.description()).find();
    }

    static Reading read(Series series) {
        if (series.title().isBlank()) {
            return new Reading.Unsure("it has no title");
        }
        if (series.wording() == Series.Wording.CODE
                && (HEADING.matcher(series.title()).find()
                        || HEADING.matcher(series.id()).find())) {
            return new Reading.Unsure("a heading of the table, no series");
        }
        if (series.title().length() < SHORTEST_TITLE) {
            return new Reading.Unsure("its title is too short to tell what it is");
        }
        if (ranTogether(series)) {
            return new Reading.Unsure("the columns of the table ran together");
        }
        Integer years = series.stated().years();
        if (years != null && years > LONGEST_YEARS && !series.stated().withoutEnd()) {
            return new Reading.Unsure("a duration of " + years + " years is hardly one");
        }
        Reading reading =
                switch (series.wording()) {
                    case CODE -> CodedRules.read(series);
                    case STATEMENT -> statement(series);
                    case REMAINDER -> remainder(series);
                };
        return reading instanceof Reading.Mapped(Rule rule) ? held(series, rule) : reading;
    }

    private static Reading statement(Series series) {
        return series.words().isBlank()
                ? new Reading.Unsure("no rule")
                : RuleWords.read(series.words());
    }

    /** A sentence whose numbers stand beside it: complete only where nothing but them is cut. */
    private static Reading remainder(Series series) {
        List<String> media = RuleWords.media(RuleWords.plain(series.words()) + " ");
        Series.Stated stated = series.stated();
        boolean bare =
                media.isEmpty()
                        || media.size() == 1
                                && NOTHING_BUT_KEEP
                                        .matcher(withoutMedium(media.getFirst()))
                                        .matches();
        if (bare && !stated.none() && !stated.withoutEnd() && oneMedium(series.words())) {
            return new Reading.Mapped(Rule.of(stated.period(), Rule.CREATED, Rule.UNROUNDED));
        }
        if (bare && stated.none()) {
            return new Reading.Unsure("no duration, and not permanent");
        }
        return RuleWords.read(series.words()) instanceof Reading.Mapped mapped
                ? mapped
                : new Reading.Unsure("the words of its rule came through incomplete");
    }

    private static String withoutMedium(String text) {
        return text.replaceFirst("^(?:paper|electronic|microform)$", "").strip();
    }

    private static boolean oneMedium(String words) {
        return !words.contains(";");
    }

    /** The rule, unless the numbers, the code or the disposition contradict it. */
    private static Reading held(Series series, Rule rule) {
        Series.Stated stated = series.stated();
        String code = series.code();
        if (rule.permanent() != code.equals("PM") && !code.isEmpty()) {
            return new Reading.Unsure(
                    "contradictory: its code and its words differ on 'permanent'");
        }
        if (rule.permanent() && !stated.none() && !stated.withoutEnd()
                || !rule.permanent() && stated.withoutEnd()) {
            return new Reading.Unsure(
                    "contradictory: its number and its words differ on 'permanent'");
        }
        boolean numbered = !stated.none() && !stated.withoutEnd();
        if (numbered && !rule.permanent() && !agree(stated.period(), rule.period())) {
            return new Reading.Unsure(
                    "contradictory: "
                            + stated.period()
                            + " beside the words, "
                            + rule.period()
                            + " in them");
        }
        String disposition = series.disposition().toLowerCase(Locale.ROOT);
        boolean keptAfter = disposition.contains("permanent");
        boolean destroyed = DESTROYED.matcher(disposition).find();
        if (series.wording() != Series.Wording.CODE
                && !series.disposition().equals(series.words())
                && (rule.permanent() ? destroyed : keptAfter)) {
            return new Reading.Unsure(
                    "contradictory: its period and its disposition differ on 'permanent'");
        }
        return new Reading.Mapped(rule);
    }

    private static boolean agree(String number, String words) {
        return number.equals(words) || number.equals("P0D") && words.equals("life");
    }
}
