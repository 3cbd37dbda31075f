package dev.holdfast.fileplan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a rule written as a sentence, such as "Retain 3 years after the end of the fiscal year in
 * which the bids were opened".
 *
 * <p>A sentence is mapped only if all of it is understood; one word more than the patterns know and
 * a person reads it.
 */
final class RuleWords {
    private static final Map<String, Integer> NUMBERS =
            Map.ofEntries(
                    Map.entry("one", 1),
                    Map.entry("two", 2),
                    Map.entry("three", 3),
                    Map.entry("four", 4),
                    Map.entry("five", 5),
                    Map.entry("six", 6),
                    Map.entry("seven", 7),
                    Map.entry("eight", 8),
                    Map.entry("nine", 9),
                    Map.entry("ten", 10),
                    Map.entry("eleven", 11),
                    Map.entry("twelve", 12),
                    Map.entry("fifteen", 15),
                    Map.entry("twenty", 20),
                    Map.entry("twenty-five", 25),
                    Map.entry("thirty", 30),
                    Map.entry("fifty", 50),
                    Map.entry("seventy-five", 75));
    private static final String NUMBER =
            "(?:(?<digits>\\d{1,3})|(?<word>[a-z]+(?:-[a-z]+)?)(?: ?\\((?<same>\\d{1,3})\\))?)";
    private static final String LENGTH = NUMBER + " (?<unit>year|month|week|day)s?";
    private static final String PLACE =
            "(?: in (?:the )?(?:office|agency|department|operating area|office area|central"
                    + " office|division))?";
    private static final String KEEP =
            "(?:(?:retain|keep|hold|maintain|retained)" + PLACE + "(?: for)?(?: a period of)? )?";
    private static final String KEEP_UNTIL =
            "(?:(?:retain|keep|hold|maintain|retained)" + PLACE + " )?until ";
    private static final String IN_PLACE = "(?:in (?:the )?(?:office|agency|operating area) )?";
    private static final String YEAR = "(?<year>fiscal|state fiscal|calendar) year";
    private static final String MADE =
            "(?: (?:in which|during which|when) (?:the )?records? (?:is|are|was|were) created)?";

    private static final Pattern PERMANENT =
            Pattern.compile(
                    "(?:permanent record\\. )?"
                            + KEEP
                            + "permanent(?:ly)?(?: record)?"
                            + "(?:\\.? ?(?:retain )?"
                            + PLACE.replace("(?: in", "(?: ?in")
                            + ")?");
    private static final Pattern PLAIN =
            Pattern.compile(
                    KEEP
                            + IN_PLACE
                            + LENGTH
                            + PLACE
                            + "(?: (?:after|from) (?:the )?(?:date of creation|date"
                            + " created|records? (?:was|were) created|creation))?");
    private static final Pattern AFTER_YEAR =
            Pattern.compile(
                    KEEP
                            + IN_PLACE
                            + LENGTH
                            + " (?:after|following|from) (?:the )?(?:end|close|"
                            + "conclusion) of (?:the )?"
                            + YEAR
                            + MADE);
    private static final Pattern AFTER_YEAR_OF_EVENT =
            Pattern.compile(
                    KEEP
                            + IN_PLACE
                            + LENGTH
                            + " (?:after|following|from) (?:the )?(?:end|close|"
                            + "conclusion) of (?:the )?"
                            + YEAR
                            + " (?:in which|during which) (?<event>.+)");
    private static final Pattern CURRENT_YEAR_FIRST =
            Pattern.compile(
                    "(?:retain |keep )?(?:(?:until )?(?:the )?(?:conclusion|end) of (?:the"
                            + " )?current "
                            + YEAR
                            + ",? and(?: for)? an additional|(?:for )?current "
                            + YEAR.replace("year>", "year2>")
                            + " (?:plus|and)) "
                            + LENGTH.replace(" (?<unit>", " (?:fiscal |calendar )?(?<unit>"));
    private static final Pattern CURRENT_YEAR_LAST =
            Pattern.compile(KEEP + LENGTH + ",? (?:plus|and)(?: the)? current " + YEAR);
    private static final Pattern AFTER_EVENT =
            Pattern.compile(KEEP + IN_PLACE + LENGTH + " (?:after|following|from) (?<event>.+)");
    private static final Pattern UNTIL_EVENT = Pattern.compile(KEEP_UNTIL + "(?<event>.+)");
    private static final Pattern AND_THEN_DISPOSED =
            Pattern.compile(
                    "(?:[.;,]| and)? ?(?:then )?(?:review|transfer|offer|send|destroy|shred|erase|"
                            + "recycle)\\b(?!ed)[^0-9.;]*$");
    private static final Pattern HOLDS_CONDITION =
            Pattern.compile(
                    "\\b(until|unless|if|except|years?|months?|days?|weeks?|when|whichever|longer|"
                            + "later|provided|before|after)\\b");
    private static final Pattern MEDIUM =
            Pattern.compile(
                    "(?:^|;)[ ;]*(?:confidential )?(?:paper|electronic|microform|unknown)\\s*:");

    private static final Pattern EDGES = Pattern.compile("^[ ;,.]+|[ ;,.]+$");

    private RuleWords() {}

    /** The rule of the words, each medium's read by itself. */
    static Reading read(String words) {
        String text = plain(words);
        Set<String> parts = new LinkedHashSet<>();
        for (String part : media(text)) {
            parts.add(part);
        }
        Set<Reading> readings = new LinkedHashSet<>();
        parts.forEach(part -> readings.add(sentence(part)));
        for (Reading reading : readings) {
            if (reading instanceof Reading.Unsure unsure) {
                return unsure;
            }
        }
        return readings.size() == 1
                ? readings.iterator().next()
                : new Reading.Unsure("several periods, one for each medium");
    }

    /** The rules of the media, without their names; one where no medium is named. */
    static List<String> media(String text) {
        return MEDIUM.splitAsStream(text)
                .map(RuleWords::trimmed)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Lower case, one space between words, plain quotes. */
    static String plain(String words) {
        return OneLine.of(
                words.toLowerCase(Locale.ROOT)
                        .replace('’', '\'')
                        .replace('\u2010', '-')
                        .replace('>', ' '));
    }

    private static String trimmed(String part) {
        return EDGES.matcher(part).replaceAll("");
    }

    private static Reading sentence(String whole) {
        String text = whole.startsWith("temporary record. ") ? whole.substring(18) : whole;
        Matcher disposed = AND_THEN_DISPOSED.matcher(text);
        if (disposed.find()
                && disposed.start() > 0
                && !HOLDS_CONDITION.matcher(disposed.group()).find()) {
            text = trimmed(text.substring(0, disposed.start()));
        }
        if (PERMANENT.matcher(text).matches() || text.equals("permanent record")) {
            return new Reading.Mapped(Rule.PERMANENT);
        }
        return timed(text);
    }

    private static Reading timed(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return rule(plain, Rule.CREATED, Rule.UNROUNDED);
        }
        for (Pattern pattern : List.of(AFTER_YEAR, CURRENT_YEAR_FIRST, CURRENT_YEAR_LAST)) {
            Matcher year = pattern.matcher(text);
            if (year.matches()) {
                return rule(year, Rule.CREATED, rounding(text));
            }
        }
        Matcher yearOfEvent = AFTER_YEAR_OF_EVENT.matcher(text);
        if (yearOfEvent.matches()) {
            return onEvent(yearOfEvent, rounding(text));
        }
        Matcher after = AFTER_EVENT.matcher(text);
        if (after.matches()) {
            return onEvent(after, Rule.UNROUNDED);
        }
        Matcher until = UNTIL_EVENT.matcher(text);
        if (until.matches()) {
            return EventName.of(until.group("event"))
                    .map(name -> mapped("life", "event:" + name, Rule.UNROUNDED))
                    .orElseGet(() -> unsure(text));
        }
        return unsure(text);
    }

    private static Reading onEvent(Matcher matcher, String round) {
        if (EventName.creation(matcher.group("event"))) {
            return rule(matcher, Rule.CREATED, round);
        }
        return EventName.of(matcher.group("event"))
                .map(name -> rule(matcher, "event:" + name, round))
                .orElseGet(() -> unsure(matcher.group()));
    }

    private static Reading rule(Matcher matcher, String from, String round) {
        return number(matcher)
                .map(count -> "P" + count + unit(matcher))
                .map(period -> mapped(period, from, round))
                .orElseGet(() -> unsure(matcher.group()));
    }

    private static Optional<Integer> number(Matcher matcher) {
        String digits = matcher.group("digits");
        Integer said =
                digits == null ? NUMBERS.get(matcher.group("word")) : Integer.valueOf(digits);
        String same = matcher.group("same");
        if (said == null || said == 0) {
            return Optional.empty();
        }
        return same == null || Integer.parseInt(same) == said
                ? Optional.of(said)
                : Optional.empty();
    }

    private static String unit(Matcher matcher) {
        return matcher.group("unit").substring(0, 1).toUpperCase(Locale.ROOT);
    }

    private static String rounding(String text) {
        return text.contains("calendar year") ? "calendar-year" : "financial-year";
    }

    private static Reading mapped(String period, String from, String round) {
        return new Reading.Mapped(Rule.of(period, from, round));
    }

    private static Reading unsure(String text) {
        return new Reading.Unsure(
                EventName.judgement(text)
                        ? "how long is left to somebody's judgement"
                        : "only in words that are no plain rule");
    }
}
