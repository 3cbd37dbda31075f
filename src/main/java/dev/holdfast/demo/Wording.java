package dev.holdfast.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of the demo, by section, with their blanks filled in at random. */
final class Wording {
    private static final String RESOURCE = "/demo/wording.txt";
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");

    private final Map<String, List<String>> sections;

    private Wording(Map<String, List<String>> sections) {
        this.sections = sections;
    }

    static Wording load() {
        var sections = new LinkedHashMap<String, List<String>>();
        try (var in = Wording.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            List<String> section = new ArrayList<>();
            for (var line :
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("[")) {
                    section = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), section);
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    section.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Wording(sections);
    }

    /** The values shared by all sentences of one conversation. */
    Map<String, String> blanks(String number, int year, RandomGenerator random) {
        return Map.of(
                "customer", pick("customer", random),
                "product", pick("product", random),
                "site", pick("site", random),
                "role", pick("role", random),
                "number", number,
                "year", Integer.toString(year));
    }

    /** One line of a section; numbers, temperatures and amounts differ from line to line. */
    String line(String section, Map<String, String> blanks, RandomGenerator random) {
        return BLANK.matcher(pick(section, random))
                .replaceAll(
                        blank -> Matcher.quoteReplacement(value(blank.group(1), blanks, random)));
    }

    String pick(String section, RandomGenerator random) {
        return Cast.pick(sections.getOrDefault(section, List.of()), random);
    }

    private static String value(String name, Map<String, String> blanks, RandomGenerator random) {
        return switch (name) {
            case "n" -> Integer.toString(2 + random.nextInt(46));
            case "temp" -> Integer.toString(-26 + random.nextInt(30));
            case "amount" -> Integer.toString(350 + 10 * random.nextInt(4200));
            default -> blanks.getOrDefault(name, name);
        };
    }
}
