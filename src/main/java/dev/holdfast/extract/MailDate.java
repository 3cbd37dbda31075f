package dev.holdfast.extract;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * Reads the dates of mail headers as leniently as mail programs do: names of days, comments and
 * seconds may be missing, day and month may be swapped, a year of two digits means 1969 to 2068,
 * any other year is taken literally. A missing zone means UTC.
 */
final class MailDate {
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");
    private static final List<String> DAYS =
            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Map<String, Integer> ZONES =
            Map.ofEntries(
                    Map.entry("UT", 0),
                    Map.entry("UTC", 0),
                    Map.entry("GMT", 0),
                    Map.entry("Z", 0),
                    Map.entry("AST", -400),
                    Map.entry("ADT", -300),
                    Map.entry("EST", -500),
                    Map.entry("EDT", -400),
                    Map.entry("CST", -600),
                    Map.entry("CDT", -500),
                    Map.entry("MST", -700),
                    Map.entry("MDT", -600),
                    Map.entry("PST", -800),
                    Map.entry("PDT", -700));

    private MailDate() {}

    /** The instant, or null when there is no readable date in {@code text}. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return parsed(text);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant parsed(String text) {
        List<String> words = words(text);
        if (words.size() < 5) {
            return null;
        }
        String day = words.get(0);
        String month = words.get(1);
        String year = words.get(2);
        String time = words.get(3);
        String zone = words.get(4);
        int monthIndex = month(month);
        if (monthIndex < 0) {
            monthIndex = month(day);
            day = month;
        }
        if (monthIndex < 0 || day.isEmpty() || year.isEmpty()) {
            return null;
        }
        if (year.indexOf(':') > 0) {
            String swapped = year;
            year = time;
            time = swapped;
        }
        year = withoutComma(year);
        if (year.isEmpty()) {
            return null;
        }
        if (!Character.isDigit(year.charAt(0))) {
            String swapped = year;
            year = zone;
            zone = swapped;
        }
        int[] clock = clock(withoutComma(time));
        int number = Integer.parseInt(year);
        if (number < 100) {
            number += number > 68 ? 1900 : 2000;
        }
        LocalDateTime local =
                LocalDateTime.of(
                        number,
                        monthIndex + 1,
                        Integer.parseInt(withoutComma(day)),
                        clock[0],
                        clock[1],
                        clock[2]);
        return local.toInstant(ZoneOffset.UTC).minusSeconds(offsetSeconds(zone));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>(8);
        StringTokenizer tokens = new StringTokenizer(text);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        if (words.isEmpty()) {
            return words;
        }
        String first = words.get(0);
        int comma = first.lastIndexOf(',');
        if (first.endsWith(",") || DAYS.contains(first.toLowerCase(Locale.ROOT))) {
            words.remove(0);
        } else if (comma >= 0) {
            words.set(0, first.substring(comma + 1));
        }
        if (words.size() == 3) {
            List<String> dashed = Arrays.asList(words.get(0).split("-", -1));
            if (dashed.size() == 3) {
                words.remove(0);
                words.addAll(0, dashed);
            }
        }
        if (words.size() == 4) {
            String last = words.get(3);
            int sign = last.indexOf('+') < 0 ? last.indexOf('-') : last.indexOf('+');
            if (sign > 0) {
                words.set(3, last.substring(0, sign));
                words.add(last.substring(sign));
            } else {
                words.add("");
            }
        }
        return words;
    }

    private static int month(String word) {
        if (word.length() < 3) {
            return -1;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        int index = MONTHS.indexOf(lower.substring(0, 3));
        return index >= 0 && (lower.length() == 3 || isFullName(lower, index)) ? index : -1;
    }

    private static boolean isFullName(String lower, int index) {
        return java.time.Month.of(index + 1).name().equalsIgnoreCase(lower);
    }

    private static int[] clock(String time) {
        String[] parts = time.split(":", -1);
        if (parts.length == 1) {
            parts = time.split("\\.", -1);
        }
        if (parts.length < 2 || parts.length > 3) {
            throw new DateTimeException("not a time of day");
        }
        int seconds = parts.length == 2 ? 0 : Integer.parseInt(parts[2]);
        return new int[] {
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Math.min(seconds, 59)
        };
    }

    private static int offsetSeconds(String zone) {
        Integer named = ZONES.get(zone.toUpperCase(Locale.ROOT));
        int offset;
        try {
            offset = named != null ? named : Integer.parseInt(zone);
        } catch (NumberFormatException e) {
            return 0;
        }
        int sign = offset < 0 ? -1 : 1;
        int hhmm = Math.abs(offset);
        int seconds = sign * (hhmm / 100 * 3600 + hhmm % 100 * 60);
        if (Math.abs(seconds) >= 86_400) {
            throw new DateTimeException("an offset is less than a day");
        }
        return seconds;
    }

    private static String withoutComma(String word) {
        return word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
    }
}
