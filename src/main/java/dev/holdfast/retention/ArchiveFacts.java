package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.find.SelectItems;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.HoldProgress;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.Scope;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Items;
import dev.holdfast.register.Labels;
import dev.holdfast.register.Remembered;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Gathers what is known of the archive at this moment, for a decision. */
@Singleton
public class ArchiveFacts {
    private final Transactions transactions;
    private final Items items;
    private final Labels labels;
    private final Holds holds;
    private final HoldMembers members;
    private final HoldProgress progress;
    private final RetentionEvents events;
    private final SelectItems select;
    private final SearchIndex index;
    private final ArchiveSettings settings;
    private final Clock clock;
    private final Remembered<List<Archive.LabelPut>> labelled =
            new Remembered<>("label", this::readLabels);
    private final Remembered<Holding> holding = new Remembered<>("hold", this::readHolds);

    ArchiveFacts(
            Transactions transactions,
            Items items,
            Labels labels,
            Holds holds,
            HoldMembers members,
            HoldProgress progress,
            RetentionEvents events,
            SelectItems select,
            SearchIndex index,
            ArchiveSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.items = items;
        this.labels = labels;
        this.holds = holds;
        this.members = members;
        this.progress = progress;
        this.events = events;
        this.select = select;
        this.index = index;
        this.settings = settings;
        this.clock = clock;
    }

    /** The archive as these policies need to see it. Joins the caller's transaction. */
    public Archive gather(PolicyBook policies) {
        return transactions.read(
                connection -> {
                    ItemSet live = items.live(connection);
                    long matched = progress.read(connection);
                    return new Archive(
                            live,
                            index.dateColumns(),
                            scopes(policies),
                            labelled.get(connection),
                            occurred(),
                            held(connection),
                            live.andNot(ItemSet.range(1, matched)));
                });
    }

    /** What each policy covers whose scope is a query. */
    public Map<String, ItemSet> scopes(PolicyBook policies) {
        List<Policy> scoped = scoped(policies);
        List<ItemSet> found = select.standing(queries(policies));
        Map<String, ItemSet> scopes = new HashMap<>();
        for (int i = 0; i < scoped.size(); i++) {
            scopes.put(scoped.get(i).id(), found.get(i));
        }
        return scopes;
    }

    /** The scopes of the policies as queries. */
    public List<String> queries(PolicyBook policies) {
        return scoped(policies).stream().map(policy -> kql(policy.scope())).toList();
    }

    private static List<Policy> scoped(PolicyBook policies) {
        return policies.policies().stream()
                .filter(policy -> policy.level() == Policy.Level.POLICY)
                .filter(policy -> !policy.scope().wholeTenant())
                .toList();
    }

    /** A policy's scope as one query. */
    static String kql(Scope scope) {
        List<String> parts = new ArrayList<>();
        Scope.Custodians custodians = scope.custodians();
        if (custodians != null) {
            Set<String> names =
                    switch (custodians) {
                        case Scope.Custodians.Named(Set<String> named) -> new TreeSet<>(named);
                        case Scope.Custodians.Group group -> Set.of();
                        case Scope.Custodians.Attribute attribute -> Set.of();
                    };
            parts.add(
                    names.stream()
                            .map(name -> "custodian:\"" + name.replace("\"", "") + "\"")
                            .collect(Collectors.joining(" OR ", "(", ")")));
        }
        String query = scope.query();
        if (query != null) {
            parts.add("(" + query + ")");
        }
        return String.join(" AND ", parts);
    }

    private List<Archive.Occurred> occurred() {
        List<RetentionEvent> active = events.active();
        List<ItemSet> found =
                select.standing(active.stream().map(RetentionEvents::kql).toList());
        List<Archive.Occurred> occurred = new ArrayList<>();
        for (int i = 0; i < active.size(); i++) {
            RetentionEvent event = active.get(i);
            occurred.add(new Archive.Occurred(event.type(), event.onDate(), found.get(i)));
        }
        return occurred;
    }

    private List<Archive.LabelPut> readLabels(Connection connection) throws SQLException {
        return labels.all(connection, settings.calendar().zone()).stream()
                .map(put -> new Archive.LabelPut(put.label(), put.on(), put.items()))
                .toList();
    }

    /** All holds of one moment, and the items of those that were asked for. */
    private record Holding(List<Hold> holds, Map<Long, ItemSet> members) {}

    private Holding readHolds(Connection connection) {
        return new Holding(holds.listOrderById(), new ConcurrentHashMap<>());
    }

    /** Whether a hold protects is asked anew each time: that depends on the clock. */
    private Map<String, ItemSet> held(Connection connection) throws SQLException {
        Holding now = holding.get(connection);
        Map<String, ItemSet> held = new HashMap<>();
        for (Hold hold : now.holds()) {
            if (hold.protects(clock.instant())) {
                ItemSet of = now.members().get(hold.number());
                if (of == null) {
                    of = members.of(connection, hold.number());
                    now.members().put(hold.number(), of);
                }
                held.put(Long.toString(hold.number()), of);
            }
        }
        return held;
    }
}
