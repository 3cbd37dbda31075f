package dev.holdfast.directory;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The directory as people look at it. */
@Singleton
public class ReadDirectory {
    /**
     * A custodian on a day.
     *
     * @param attributes values by attribute; those that have none are absent
     */
    public record Described(String custodian, Map<String, List<String>> attributes) {}

    /** That an attribute had these values on these days; no end where nothing ends it. */
    public record Stretch(
            String attribute, List<String> values, LocalDate from, @Nullable LocalDate until) {}

    /**
     * One custodian, with all that was ever so.
     *
     * @param archivedAs the names under which items belong to the custodian
     */
    public record Shown(
            String custodian,
            LocalDate asOf,
            List<String> archivedAs,
            Map<String, List<String>> attributes,
            List<Stretch> history) {}

    /**
     * A group on a day.
     *
     * @param members on that day
     * @param former who were members before
     */
    public record Group(String group, long members, long former) {}

    /** One file taken in. */
    public record Imported(
            long id,
            String file,
            String sha256,
            LocalDate asOf,
            boolean full,
            String by,
            Instant at,
            long statements) {}

    private final Directory directory;
    private final DirectoryRows rows;
    private final Transactions transactions;

    ReadDirectory(Directory directory, DirectoryRows rows, Transactions transactions) {
        this.directory = directory;
        this.rows = rows;
        this.transactions = transactions;
    }

    /** Everybody of whom something is said that day. */
    public List<Described> list(LocalDate asOf) {
        return directory.people().all().stream()
                .filter(custodian -> spoken(custodian, asOf))
                .map(custodian -> new Described(custodian.name(), attributes(custodian, asOf)))
                .toList();
    }

    /** One custodian by name or alias, or nothing when nobody has it. */
    public Optional<Shown> look(String name, LocalDate asOf) {
        return directory.people().find(name, asOf).isPresent()
                ? Optional.of(show(name, asOf))
                : Optional.empty();
    }

    /**
     * @throws Problem HF-5042 when nobody has that name or alias
     */
    public Shown show(String name, LocalDate asOf) {
        People people = directory.people();
        Optional<People.Custodian> found = people.find(name, asOf);
        People.Custodian custodian =
                found.orElseThrow(
                        () ->
                                new Problem(
                                        Code.NOT_IN_DIRECTORY,
                                        "the directory has no custodian '" + name + "'",
                                        "see 'holdfast directory list'"));
        List<Stretch> history = new ArrayList<>();
        new TreeMap<>(custodian.attributes())
                .forEach(
                        (attribute, timeline) ->
                                timeline.spans().stream()
                                        .map(span -> stretch(attribute, span))
                                        .forEach(history::add));
        return new Shown(
                custodian.name(),
                asOf,
                people.names(custodian, asOf),
                attributes(custodian, asOf),
                history);
    }

    /** Every group anybody ever was in. */
    public List<Group> groups(LocalDate asOf) {
        Collection<String> groups = directory.values(Words.GROUP);
        return groups.stream()
                .map(
                        group -> {
                            Directory.Count count =
                                    directory.count(new Selector.Group(group), asOf);
                            return new Group(group, count.members(), count.former());
                        })
                .toList();
    }

    /** The files taken in, newest first. */
    public List<Imported> imports() {
        return transactions.read(rows::imports).stream()
                .map(
                        one ->
                                new Imported(
                                        one.id(),
                                        one.file(),
                                        one.sha256().hex(),
                                        one.asOf(),
                                        one.full(),
                                        one.by(),
                                        one.at(),
                                        one.statements()))
                .toList();
    }

    private static boolean spoken(People.Custodian custodian, LocalDate asOf) {
        return custodian.attributes().isEmpty()
                || custodian.attributes().values().stream()
                        .flatMap(timeline -> timeline.spans().stream())
                        .anyMatch(span -> span.covers(asOf));
    }

    private static Map<String, List<String>> attributes(
            People.Custodian custodian, LocalDate asOf) {
        Map<String, List<String>> attributes = new TreeMap<>();
        custodian
                .attributes()
                .forEach(
                        (attribute, timeline) -> {
                            List<String> values = timeline.on(asOf);
                            if (!values.isEmpty()) {
                                attributes.put(attribute, values);
                            }
                        });
        return attributes;
    }

    private static Stretch stretch(String attribute, Timeline.Span span) {
        return new Stretch(
                attribute,
                span.values(),
                span.first(),
                span.last().equals(LocalDate.MAX) ? null : span.last());
    }
}
