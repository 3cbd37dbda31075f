package dev.holdfast.extract;

import dev.holdfast.item.Kind;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calendar objects (RFC 5545) and contacts (RFC 6350): one item per file. Subject, people and dates
 * are those of the first component; the text has every line's value.
 */
final class CalendarItems {
    /** {@code NAME;PARAM=x:value}, unfolded and unescaped. */
    private record Line(String name, String parameters, String value) {}

    private CalendarItems() {}

    static Extracted calendar(String file) {
        List<Line> lines = lines(file);
        Kind kind =
                has(lines, "VEVENT")
                        ? Kind.MEETINGS
                        : has(lines, "VTODO")
                                ? Kind.TASKS
                                : has(lines, "VJOURNAL") ? Kind.JOURNALS : Kind.MEETINGS;
        Map<String, String> properties = new HashMap<>();
        put(properties, "location", first(lines, "LOCATION"));
        put(properties, "category", first(lines, "CATEGORIES"));
        put(properties, "start", first(lines, "DTSTART"));
        put(
                properties,
                "itemclass",
                kind == Kind.TASKS
                        ? "IPM.Task"
                        : kind == Kind.JOURNALS ? "IPM.Activity" : "IPM.Appointment");
        String subject = first(lines, "SUMMARY");
        return extracted(
                kind,
                "text/calendar",
                subject.isEmpty() ? first(lines, "X-WR-CALNAME") : subject,
                people(lines, "ORGANIZER"),
                people(lines, "ATTENDEE"),
                date(lines, "DTSTAMP"),
                date(lines, "CREATED"),
                date(lines, "LAST-MODIFIED"),
                lines,
                properties);
    }

    static Extracted contact(String file) {
        List<Line> lines = lines(file);
        Map<String, String> properties = new HashMap<>();
        put(properties, "displayname", first(lines, "FN"));
        put(properties, "emailaddress", first(lines, "EMAIL"));
        put(properties, "companyname", first(lines, "ORG").replace(';', ' ').strip());
        put(properties, "title", first(lines, "TITLE"));
        put(properties, "nickname", first(lines, "NICKNAME"));
        put(properties, "itemclass", "IPM.Contact");
        String name = first(lines, "FN");
        return extracted(
                Kind.CONTACTS,
                "text/vcard",
                name.isEmpty() ? first(lines, "N").replace(';', ' ').strip() : name,
                List.of(),
                List.of(),
                null,
                null,
                date(lines, "REV"),
                lines,
                properties);
    }

    private static Extracted extracted(
            Kind kind,
            String type,
            String subject,
            List<Participant> from,
            List<Participant> to,
            @Nullable Instant sent,
            @Nullable Instant created,
            @Nullable Instant modified,
            List<Line> lines,
            Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            boolean binary = line.parameters().toUpperCase(Locale.ROOT).contains("ENCODING=B");
            if (!binary && !line.name().equals("BEGIN") && !line.name().equals("END")) {
                text.append(line.value()).append('\n');
            }
        }
        boolean attached = lines.stream().anyMatch(line -> line.name().equals("ATTACH"));
        return new Extracted(
                kind,
                type,
                subject,
                from,
                to,
                List.of(),
                List.of(),
                sent,
                null,
                created,
                modified,
                null,
                List.of(),
                text.toString(),
                attached,
                List.of(),
                properties,
                null);
    }

    private static List<Line> lines(String file) {
        List<Line> lines = new ArrayList<>();
        String unfolded = file.replaceAll("\r?\n[ \t]", "").replaceAll("=\r?\n", "");
        for (String raw : unfolded.split("\r?\n|\r")) {
            int colon = colon(raw);
            if (colon > 0) {
                String head = raw.substring(0, colon);
                int semicolon = head.indexOf(';');
                String name =
                        (semicolon < 0 ? head : head.substring(0, semicolon))
                                .toUpperCase(Locale.ROOT);
                String plain = name.substring(name.lastIndexOf('.') + 1);
                lines.add(
                        new Line(
                                plain,
                                semicolon < 0 ? "" : head.substring(semicolon),
                                unescaped(raw.substring(colon + 1))));
            }
        }
        return lines;
    }

    private static int colon(String line) {
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String value) {
        return value.indexOf('\\') < 0
                ? value
                : value.replace("\\n", "\n")
                        .replace("\\N", "\n")
                        .replace("\\,", ",")
                        .replace("\\;", ";")
                        .replace("\\\\", "\\");
    }

    private static boolean has(List<Line> lines, String component) {
        return lines.stream()
                .anyMatch(
                        line ->
                                line.name().equals("BEGIN")
                                        && line.value().strip().equalsIgnoreCase(component));
    }

    private static String first(List<Line> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(line -> line.value().strip())
                .findFirst()
                .orElse("");
    }

    private static List<Participant> people(List<Line> lines, String name) {
        List<Participant> people = new ArrayList<>();
        for (Line line : lines) {
            if (line.name().equals(name) && people.size() < 10_000) {
                String address = line.value().strip().replaceFirst("(?i)^mailto:", "");
                Participant person = new Participant(commonName(line.parameters()), address);
                if (!people.contains(person)) {
                    people.add(person);
                }
            }
        }
        return people;
    }

    private static String commonName(String parameters) {
        int at = parameters.toUpperCase(Locale.ROOT).indexOf(";CN=");
        if (at < 0) {
            return "";
        }
        String rest = parameters.substring(at + 4);
        boolean quoted = rest.startsWith("\"");
        int end = quoted ? rest.indexOf('"', 1) : rest.indexOf(';');
        return rest.substring(quoted ? 1 : 0, end < 0 ? rest.length() : end);
    }

    private static @Nullable Instant date(List<Line> lines, String name) {
        String value = first(lines, name).replace("-", "").replace(":", "");
        try {
            if (value.length() == 8) {
                return LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return value.length() < 15
                    ? null
                    : LocalDateTime.parse(
                                    value.substring(0, 15),
                                    DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"))
                            .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static void put(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.put(name, value);
        }
    }
}
