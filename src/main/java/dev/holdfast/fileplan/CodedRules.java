package dev.holdfast.fileplan;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a rule written as a code and numbers: {@code AC} 7 years, {@code FE} 3 years.
 *
 * <p>The codes are those of the Texas State Library: AC after closed, AV as long as
 * administratively valuable, CE calendar year end, FE fiscal year end, LA life of asset, PM
 * permanent, US until superseded; no code counts from the record's creation.
 */
final class CodedRules {
    private static final Map<String, String> EVENTS =
            Map.of("AC", "closed", "US", "superseded", "LA", "end-of-asset-life");
    private static final Map<String, String> ROUNDED =
            Map.of("FE", "financial-year", "CE", "calendar-year");

    /** The series' own meaning of AC, in its remarks. */
    private static final Pattern DEFINED = Pattern.compile("\\bAC\\s*=\\s*([^.;]+)");

    private static final Pattern ANOTHER_PERIOD = Pattern.compile("\\bAC\\s*\\+\\s*\\d");

    private static final Pattern NUMBERS_ONLY =
            Pattern.compile("(?i)(?:\\d+ (?:year|month|week|day)s?| ?and ?)*");

    private CodedRules() {}

    static Reading read(Series series) {
        Series.Stated stated = series.stated();
        String code = series.code();
        if (code.equals("PM") || stated.withoutEnd()) {
            return code.equals("PM") && stated.withoutEnd()
                    ? new Reading.Mapped(Rule.PERMANENT)
                    : new Reading.Unsure("contradictory: permanent by code or by number, not both");
        }
        if (code.equals("AV")) {
            return new Reading.Unsure("how long is left to somebody's judgement");
        }
        if (!code.isEmpty() && !EVENTS.containsKey(code) && !ROUNDED.containsKey(code)) {
            return new Reading.Unsure("the code " + code + " is not known");
        }
        if (stated.none()) {
            return new Reading.Unsure("no duration, and not permanent");
        }
        String period = stated.period();
        if (period.equals("P0D")) {
            return EVENTS.containsKey(code)
                    ? started(series, "life")
                    : new Reading.Unsure("a duration of zero");
        }
        return code.isEmpty() && !NUMBERS_ONLY.matcher(series.words()).matches()
                ? new Reading.Unsure("contradictory: the words are not those of the numbers")
                : started(series, period);
    }

    private static Reading started(Series series, String period) {
        String code = series.code();
        String round = ROUNDED.get(code);
        if (code.isEmpty() || round != null) {
            return new Reading.Mapped(
                    Rule.of(period, Rule.CREATED, round == null ? Rule.UNROUNDED : round));
        }
        return event(series, code)
                .<Reading>map(
                        name ->
                                new Reading.Mapped(
                                        Rule.of(period, "event:" + name, Rule.UNROUNDED)))
                .orElseGet(() -> new Reading.Unsure("its remarks define AC in words of their own"));
    }

    private static Optional<String> event(Series series, String code) {
        Matcher defined = DEFINED.matcher(series.remarks());
        if (!code.equals("AC") || !defined.find()) {
            return Optional.ofNullable(EVENTS.get(code));
        }
        String meaning = defined.group(1);
        boolean once = !defined.find() && !ANOTHER_PERIOD.matcher(series.remarks()).find();
        return once ? EventName.of(RuleWords.plain(meaning)) : Optional.empty();
    }
}
