package dev.holdfast.policy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a template must say, from the table of retention periods written out by hand, with the dates
 * worked out in plain {@code java.time}: nothing of the product's reading, rounding or arithmetic.
 */
record RegulationRow(
        String row,
        String template,
        String confidence,
        String kind,
        String period,
        String from,
        String rounding) {

    static List<RegulationRow> all() {
        try (InputStream in = RegulationRow.class.getResourceAsStream("rows.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .map(
                            f ->
                                    f.size() == 4
                                            ? new RegulationRow(
                                                    f.get(0), f.get(1), f.get(2), f.get(3), "", "",
                                                    "")
                                            : new RegulationRow(
                                                    f.get(0), f.get(1), f.get(2), f.get(3),
                                                    f.get(4), f.get(5), f.get(6)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean hasPeriod() {
        return !kind.equals("none");
    }

    /** The last day of the period for an item of these dates; empty while it is open. */
    Optional<LocalDate> lastDay(
            Map<String, LocalDate> dates, String otherPeriod, int endMonth, int endDay) {
        String length = otherPeriod.isEmpty() ? period : otherPeriod;
        return start(dates)
                .filter(day -> !length.equals("permanent"))
                .map(day -> rounded(day, endMonth, endDay))
                .map(day -> length.equals("life") ? day : plus(day, length));
    }

    private Optional<LocalDate> start(Map<String, LocalDate> dates) {
        boolean later = from.startsWith("later ");
        boolean earlier = from.startsWith("earlier ");
        List<String> parts = List.of(from.replaceFirst("^(later|earlier) ", "").split(", "));
        List<LocalDate> known =
                parts.stream().map(part -> moved(part, dates)).filter(Objects::nonNull).toList();
        if (known.size() < parts.size() && !earlier) {
            return Optional.empty();
        }
        return later
                ? known.stream().max(Comparator.naturalOrder())
                : known.stream().min(Comparator.naturalOrder());
    }

    private static @Nullable LocalDate moved(String part, Map<String, LocalDate> dates) {
        String[] words = part.split(" \\+ ");
        LocalDate day = dates.get(words[0]);
        return day == null || words.length == 1 ? day : plus(day, words[1]);
    }

    private static LocalDate plus(LocalDate day, String length) {
        int number = Integer.parseInt(length.substring(0, length.indexOf(' ')));
        return length.endsWith("months") ? day.plusMonths(number) : day.plusYears(number);
    }

    private LocalDate rounded(LocalDate day, int endMonth, int endDay) {
        return switch (rounding) {
            case "-" -> day;
            case "calendar" -> until(day, 12, 31);
            case "financial" -> until(day, endMonth, endDay);
            case "financial then calendar" -> until(until(day, endMonth, endDay), 12, 31);
            case "5 April" -> until(day, Month.APRIL.getValue(), 5);
            default -> throw new AssertionError(rounding);
        };
    }

    /** Day by day, until the year is over. */
    private static LocalDate until(LocalDate day, int month, int dayOfMonth) {
        LocalDate end = day;
        while (end.getMonthValue() != month || end.getDayOfMonth() != dayOfMonth) {
            end = end.plusDays(1);
        }
        return end;
    }

    @Override
    public String toString() {
        return template;
    }
}
