package dev.holdfast.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that was said of everybody, by custodian and attribute, in the order it was said. */
final class Said {
    private final Map<String, Map<String, List<Timeline.Span>>> byKey = new HashMap<>();

    /** Most people share what is said of their department with others: one object for all. */
    private final Map<Timeline.Span, Timeline.Span> spans = new HashMap<>();

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, LocalDate> firstDays = new HashMap<>();

    /**
     * @param statements in the order they were made
     */
    static Said of(List<Statement> statements) {
        Said said = new Said();
        statements.forEach(said::add);
        return said;
    }

    void add(Statement one) {
        String key = Words.key(one.custodian());
        names.put(key, one.custodian());
        firstDays.merge(key, one.from(), (a, b) -> a.isBefore(b) ? a : b);
        Map<String, List<Timeline.Span>> mine = byKey.computeIfAbsent(key, k -> new HashMap<>());
        one.attributes()
                .forEach(
                        (attribute, values) ->
                                mine.computeIfAbsent(attribute, a -> new ArrayList<>(1))
                                        .add(span(one, values)));
    }

    private Timeline.Span span(Statement one, List<String> values) {
        Timeline.Span span = new Timeline.Span(one.from(), one.last(), values);
        Timeline.Span known = spans.putIfAbsent(span, span);
        return known == null ? span : known;
    }

    Set<String> keys() {
        return byKey.keySet();
    }

    /** Every value that was ever said of anybody, by attribute; days and aliases are left out. */
    Map<String, Set<String>> values() {
        Map<String, Set<String>> values = new HashMap<>();
        for (Map<String, List<Timeline.Span>> mine : byKey.values()) {
            mine.forEach(
                    (attribute, said) -> {
                        if (!Words.OF_ONE.contains(attribute)) {
                            Set<String> all =
                                    values.computeIfAbsent(attribute, a -> new HashSet<>());
                            said.forEach(span -> all.addAll(span.values()));
                        }
                    });
        }
        return values;
    }

    /** Whether anything said of the custodian held on the day or before. */
    boolean began(String key, LocalDate day) {
        return !firstDays.getOrDefault(key, LocalDate.MAX).isAfter(day);
    }

    String name(String key) {
        return names.getOrDefault(key, key);
    }

    Set<String> attributes(String key) {
        return byKey.getOrDefault(key, Map.of()).keySet();
    }

    Timeline timeline(String key, String attribute) {
        List<Timeline.Span> spans = spans(key, attribute);
        return spans.isEmpty() ? Timeline.EMPTY : Timeline.of(spans);
    }

    /** Whether saying this too would change what holds on any day. */
    boolean isNews(String key, String attribute, Timeline.Span span) {
        List<Timeline.Span> spans = spans(key, attribute);
        if (spans.isEmpty()) {
            return true;
        }
        List<Timeline.Span> more = new ArrayList<>(spans);
        more.add(span);
        return !Timeline.of(more).equals(Timeline.of(spans));
    }

    private List<Timeline.Span> spans(String key, String attribute) {
        return byKey.getOrDefault(key, Map.of()).getOrDefault(attribute, List.of());
    }
}
