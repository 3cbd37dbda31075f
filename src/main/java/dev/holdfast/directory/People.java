package dev.holdfast.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everybody the directory speaks of, over all days; not changed once made. */
final class People {
    /** One custodian's attributes over time; equal only to itself. */
    static final class Custodian {
        private final String name;
        private final Map<String, Timeline> attributes;
        private final List<Alias> aliases = new ArrayList<>(1);

        private Custodian(String name, Map<String, Timeline> attributes) {
            this.name = name;
            this.attributes = Map.copyOf(attributes);
        }

        String name() {
            return name;
        }

        Map<String, Timeline> attributes() {
            return attributes;
        }

        Timeline of(String attribute) {
            return attributes.getOrDefault(attribute, Timeline.EMPTY);
        }
    }

    /** A name under which items may be archived, and who had it when. */
    record Alias(String name, List<Had> holders) {}

    /** That a custodian had a value on these days. */
    record Had(Custodian custodian, LocalDate first, LocalDate last) {}

    private final SortedMap<String, Custodian> byKey = new TreeMap<>();

    /** By attribute, then by the key of the value. */
    private final Map<String, Map<String, List<Had>>> had = new HashMap<>();

    /**
     * The values ever said of each attribute, corrected ones too, as first written, by their keys.
     */
    private final Map<String, SortedMap<String, String>> values = new HashMap<>();

    private People() {}

    static People of(Said said) {
        People people = new People();
        // most people share their department's timeline with others: one object for all of them
        Map<Timeline, Timeline> shared = new HashMap<>();
        said.values().forEach((attribute, all) -> people.know(attribute, all));
        for (String key : said.keys()) {
            Map<String, Timeline> attributes = new HashMap<>();
            for (String attribute : said.attributes(key)) {
                Timeline timeline = said.timeline(key, attribute);
                Timeline known = shared.putIfAbsent(timeline, timeline);
                attributes.put(attribute, known == null ? timeline : known);
            }
            people.add(key, new Custodian(said.name(key), attributes));
        }
        return people;
    }

    private void know(String attribute, Set<String> all) {
        SortedMap<String, String> written = new TreeMap<>();
        all.stream().sorted().forEach(value -> written.putIfAbsent(Words.key(value), value));
        values.put(attribute, written);
    }

    private void add(String key, Custodian custodian) {
        byKey.put(key, custodian);
        custodian.attributes.forEach(
                (attribute, timeline) -> {
                    if (!Words.DAYS.contains(attribute)) {
                        timeline.spans().forEach(span -> add(custodian, attribute, span));
                    }
                });
    }

    private void add(Custodian custodian, String attribute, Timeline.Span span) {
        Map<String, List<Had>> byValue = had.computeIfAbsent(attribute, a -> new HashMap<>());
        for (String value : span.values()) {
            String key = Words.key(value);
            List<Had> holders = byValue.computeIfAbsent(key, k -> new ArrayList<>(1));
            if (attribute.equals(Words.ALIAS)
                    && holders.stream().noneMatch(h -> h.custodian() == custodian)) {
                custodian.aliases.add(new Alias(value, holders));
            }
            holders.add(new Had(custodian, span.first(), span.last()));
        }
    }

    Collection<Custodian> all() {
        return byKey.values();
    }

    /** By name or, where nobody has that name, by alias. */
    Optional<Custodian> find(String name, LocalDate asOf) {
        Custodian named = byKey.get(Words.key(name));
        return named != null
                ? Optional.of(named)
                : holder(had(Words.ALIAS, name), asOf).map(Had::custodian);
    }

    /** Who ever had the value, and when. */
    List<Had> had(String attribute, String value) {
        return had.getOrDefault(attribute, Map.of()).getOrDefault(Words.key(value), List.of());
    }

    /** The values anybody was ever said to have of an attribute. */
    Collection<String> values(String attribute) {
        return values.getOrDefault(attribute, new TreeMap<>()).values();
    }

    /** Whether anybody was ever said to have it, though it may have been corrected since. */
    boolean knows(String attribute, String value) {
        return values.getOrDefault(attribute, new TreeMap<>()).containsKey(Words.key(value));
    }

    /** The names under which the custodian's items may be archived, as of a day. */
    List<String> names(Custodian custodian, LocalDate asOf) {
        List<String> names = new ArrayList<>();
        names.add(custodian.name());
        for (Alias alias : custodian.aliases) {
            Custodian named =
                    alias.holders().size() == 1 ? null : byKey.get(Words.key(alias.name()));
            boolean mine =
                    named == null
                            && holder(alias.holders(), asOf)
                                    .filter(had -> had.custodian() == custodian)
                                    .isPresent();
            if (mine) {
                names.add(alias.name());
            }
        }
        return names;
    }

    /** Who had it latest up to the day; before anybody had it, who has it first. */
    private static Optional<Had> holder(List<Had> holders, LocalDate asOf) {
        return holders.size() == 1
                ? Optional.of(holders.getFirst())
                : holders.stream()
                        .max(
                                Comparator.comparing((Had had) -> !had.first().isAfter(asOf))
                                        .thenComparing(
                                                (Had a, Had b) ->
                                                        a.first().isAfter(asOf)
                                                                ? b.first().compareTo(a.first())
                                                                : a.first().compareTo(b.first())));
    }
}
