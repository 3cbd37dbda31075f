package dev.holdfast.directory;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Transactions;

import io.micronaut.context.event.ApplicationEventPublisher;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takes a CSV file of custodians into the directory: wholly, or not at all. */
@Singleton
public class ImportDirectory {
    /**
     * @param imported number of the import, or null when the file said nothing new
     * @param custodians in the file
     * @param changed rows that said something new
     * @param unchanged rows that did not
     * @param left custodians that a full import left out
     */
    public record Outcome(
            @Nullable Long imported,
            String file,
            LocalDate asOf,
            int custodians,
            int changed,
            int unchanged,
            List<String> left) {}

    private final Transactions transactions;
    private final DirectoryRows rows;
    private final Directory directory;
    private final AuditLog audit;
    private final ApplicationEventPublisher<DirectoryChanged> changed;
    private final Clock clock;

    ImportDirectory(
            Transactions transactions,
            DirectoryRows rows,
            Directory directory,
            AuditLog audit,
            ApplicationEventPublisher<DirectoryChanged> changed,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.directory = directory;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * @param asOf from which day it holds; null for today
     * @param full whether the file names everybody, so that whoever is not in it has left
     * @throws dev.holdfast.problem.Problem HF-5041 with file, line, column and reason
     */
    public Outcome read(
            String file, byte[] bytes, @Nullable LocalDate asOf, boolean full, Actor by) {
        LocalDate day = asOf == null ? directory.today() : asOf;
        List<Statement> said = DirectoryCsv.read(file, bytes, day);
        Set<String> named =
                said.stream().map(one -> Words.key(one.custodian())).collect(Collectors.toSet());
        return transactions.write(
                connection -> {
                    rows.exclude(connection);
                    Said before = Said.of(rows.statements(connection));
                    List<Statement> news = new ArrayList<>();
                    for (Statement one : said) {
                        Statement fresh = news(before, full ? present(before, one) : one);
                        if (!fresh.attributes().isEmpty() || unknown(before, fresh)) {
                            news.add(fresh);
                        }
                    }
                    int rowsChanged = news.size();
                    Set<String> left = full ? gone(before, named, day) : Set.of();
                    left.forEach(name -> news.add(leaver(name, day)));
                    Long imported = null;
                    if (!news.isEmpty()) {
                        imported =
                                rows.add(
                                        connection,
                                        file,
                                        Sha256.of(bytes),
                                        day,
                                        full,
                                        by.name(),
                                        clock.instant());
                        rows.add(connection, imported, news);
                        changed.publishEvent(new DirectoryChanged(imported));
                    }
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("file", file);
                    detail.put("sha256", Sha256.of(bytes).hex());
                    detail.put("asOf", day.toString());
                    detail.put("full", full);
                    detail.put("custodians", named.size());
                    detail.put("changed", rowsChanged);
                    detail.put("left", left.size());
                    audit.append(
                            connection,
                            by,
                            "directory.import",
                            imported == null ? "directory" : "directory/" + imported,
                            detail);
                    return new Outcome(
                            imported,
                            file,
                            day,
                            named.size(),
                            rowsChanged,
                            said.size() - rowsChanged,
                            List.copyOf(left));
                });
    }

    private static boolean unknown(Said before, Statement one) {
        return !before.keys().contains(Words.key(one.custodian()));
    }

    /** What of the row is not known yet. */
    private static Statement news(Said before, Statement one) {
        String key = Words.key(one.custodian());
        Map<String, List<String>> news = new TreeMap<>();
        one.attributes()
                .forEach(
                        (attribute, values) -> {
                            Timeline.Span span = new Timeline.Span(one.from(), one.last(), values);
                            if (before.isNews(key, attribute, span)) {
                                news.put(attribute, values);
                            }
                        });
        return new Statement(one.line(), one.custodian(), one.from(), one.until(), news);
    }

    /** Whoever is in a full import is there, even after having left. */
    private static Statement present(Said before, Statement one) {
        boolean back =
                !one.attributes().containsKey(Words.LEFT)
                        && hasLeft(before, Words.key(one.custodian()), one.from());
        return back ? one.with(Words.LEFT, List.of()) : one;
    }

    private static Set<String> gone(Said before, Set<String> named, LocalDate day) {
        Set<String> gone = new TreeSet<>();
        for (String key : before.keys()) {
            if (!named.contains(key) && before.began(key, day) && !hasLeft(before, key, day)) {
                gone.add(before.name(key));
            }
        }
        return gone;
    }

    private static boolean hasLeft(Said before, String key, LocalDate day) {
        List<String> left = before.timeline(key, Words.LEFT).on(day);
        return !left.isEmpty() && !LocalDate.parse(left.getFirst()).isAfter(day);
    }

    private static Statement leaver(String name, LocalDate day) {
        return new Statement(null, name, day, null, Map.of(Words.LEFT, List.of(day.toString())));
    }
}
