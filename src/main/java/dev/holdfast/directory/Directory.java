package dev.holdfast.directory;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers who had what on which day. Read from the register once after each import, then kept in
 * memory.
 */
@Singleton
public class Directory {
    private static final int MOST_NAMED = 20;

    private record Known(long newest, People people) {}

    private final Transactions transactions;
    private final DirectoryRows rows;
    private final Clock clock;
    private final ZoneId zone;
    private volatile Known known = new Known(0, People.of(Said.of(List.of())));

    Directory(
            Transactions transactions,
            DirectoryRows rows,
            Clock clock,
            @Value("${holdfast.zone:UTC}") ZoneId zone) {
        this.transactions = transactions;
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    /** The names and aliases of those who are members on the day. */
    public Set<String> members(Selector selector, LocalDate asOf) {
        Set<String> names = new TreeSet<>();
        membership(selector, asOf)
                .lastDays()
                .forEach(
                        (name, last) -> {
                            if (last.equals(LocalDate.MAX)) {
                                names.add(name);
                            }
                        });
        return names;
    }

    /** Those who are members on the day, and those who were before. */
    public Membership membership(Selector selector, LocalDate asOf) {
        People people = people();
        Map<String, LocalDate> byName = new HashMap<>();
        lastDays(people, selector, asOf)
                .forEach(
                        (custodian, last) ->
                                people.names(custodian, asOf)
                                        .forEach(name -> byName.put(name, last)));
        return new Membership(Collections.unmodifiableMap(byName));
    }

    /** How many custodians a selector picks. */
    record Count(long members, long former) {}

    Count count(Selector selector, LocalDate asOf) {
        Collection<LocalDate> days = lastDays(people(), selector, asOf).values();
        long members = days.stream().filter(LocalDate.MAX::equals).count();
        return new Count(members, days.size() - members);
    }

    private static Map<People.Custodian, LocalDate> lastDays(
            People people, Selector selector, LocalDate asOf) {
        Map<People.Custodian, LocalDate> lastDays = new HashMap<>();
        for (People.Had had : people.had(selector.attribute(), selector.value())) {
            if (!had.first().isAfter(asOf)) {
                lastDays.merge(
                        had.custodian(),
                        had.last().isBefore(asOf) ? had.last() : LocalDate.MAX,
                        (a, b) -> a.isAfter(b) ? a : b);
            }
        }
        return lastDays;
    }

    /** Whether anybody was ever said to be picked by it: a scope may stand on it. */
    public boolean knows(Selector selector) {
        return people().knows(selector.attribute(), selector.value());
    }

    /**
     * @throws Problem HF-5040 when nobody is ever picked by it, naming what there is instead
     */
    public void refuseUnknown(Selector selector, String where) {
        if (!knows(selector)) {
            throw new Problem(
                    Code.UNKNOWN_GROUP,
                    where
                            + "no custodian of the directory ever had "
                            + selector.attribute()
                            + " '"
                            + selector.value()
                            + "'",
                    remedy(selector.attribute()));
        }
    }

    /** The days on which mailboxes were opened, by each name of their custodians. */
    public Map<String, LocalDate> opened() {
        People people = people();
        LocalDate today = today();
        Map<String, LocalDate> opened = new TreeMap<>();
        for (People.Custodian custodian : people.all()) {
            List<Timeline.Span> spans = custodian.of(Words.OPENED).spans();
            if (!spans.isEmpty() && !spans.getLast().values().isEmpty()) {
                LocalDate day = LocalDate.parse(spans.getLast().values().getFirst());
                people.names(custodian, today).forEach(name -> opened.put(name, day));
            }
        }
        return opened;
    }

    /** The values anybody ever had of an attribute, such as all groups. */
    public Collection<String> values(String attribute) {
        return people().values(Words.attribute(attribute));
    }

    /**
     * The custodians meant by names, where {@code @traders} stands for the members of the group
     * <i>traders</i> on the day.
     *
     * @throws Problem HF-5040 when there is no such group
     */
    public List<String> expand(List<String> named, LocalDate asOf) {
        List<String> all = new ArrayList<>();
        for (String name : named) {
            if (name.startsWith("@")) {
                Selector group = new Selector.Group(name.substring(1));
                refuseUnknown(group, "");
                all.addAll(members(group, asOf));
            } else {
                all.add(name);
            }
        }
        return all.stream().distinct().toList();
    }

    /** Today in the archive's zone. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public ZoneId zone() {
        return zone;
    }

    People people() {
        return transactions.read(
                connection -> {
                    long newest = rows.newest(connection);
                    Known now = known;
                    if (now.newest() != newest) {
                        now = new Known(newest, People.of(Said.of(rows.statements(connection))));
                        known = now;
                    }
                    return now.people();
                });
    }

    private String remedy(String attribute) {
        Collection<String> values = values(attribute);
        return values.isEmpty()
                ? "import a directory whose column '"
                        + attribute
                        + "' says it: 'holdfast directory import FILE.csv'"
                : "use one of "
                        + String.join(", ", values.stream().limit(MOST_NAMED).toList())
                        + (values.size() > MOST_NAMED
                                ? " or of " + (values.size() - MOST_NAMED) + " more"
                                : "");
    }
}
