package dev.holdfast.retention;

import dev.holdfast.decide.Archive;
import dev.holdfast.decide.Circumstances;
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
    private final Proceedings proceedings;
    private final OrderRetention orders;
    private final ItemKey keys;
    private final SelectItems select;
    private final SearchIndex index;
    private final ArchiveSettings settings;
    private final Clock clock;

    ArchiveFacts(
            Transactions transactions,
            Items items,
            Labels labels,
            Holds holds,
            HoldMembers members,
            HoldProgress progress,
            RetentionEvents events,
            Proceedings proceedings,
            OrderRetention orders,
            ItemKey keys,
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
        this.proceedings = proceedings;
        this.orders = orders;
        this.keys = keys;
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
                            labels.all(connection, settings.calendar().zone()).stream()
                                    .map(
                                            put ->
                                                    new Archive.LabelPut(
                                                            put.label(), put.on(), put.items()))
                                    .toList(),
                            occurred(),
                            circumstances(),
                            held(connection),
                            live.andNot(ItemSet.range(1, matched)));
                });
    }

    private Map<String, ItemSet> scopes(PolicyBook policies) {
        Map<String, ItemSet> scopes = new HashMap<>();
        for (Policy policy : policies.policies()) {
            if (policy.level() == Policy.Level.POLICY && !policy.scope().wholeTenant()) {
                scopes.put(policy.id(), select.select(kql(policy.scope())));
            }
        }
        return scopes;
    }

    /** A policy's scope as one query. */
    String kql(Scope scope) {
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
        return events.active().stream()
                .map(
                        event ->
                                new Archive.Occurred(
                                        event.type(), event.onDate(), keys.items(event.key())))
                .toList();
    }

    private Circumstances circumstances() {
        return new Circumstances(
                proceedings.active().stream()
                        .map(
                                row ->
                                        new Circumstances.Pending(
                                                row.proceeding(), keys.items(row.key())))
                        .toList(),
                orders.active().stream()
                        .map(
                                order ->
                                        new Circumstances.Ordered(
                                                order.policy(),
                                                order.onDate(),
                                                order.by(),
                                                keys.items(order.key())))
                        .toList(),
                List.of());
    }

    private Map<String, ItemSet> held(Connection connection) throws SQLException {
        Map<String, ItemSet> held = new HashMap<>();
        for (Hold hold : holds.listOrderById()) {
            if (hold.protects(clock.instant())) {
                held.put(Long.toString(hold.number()), members.of(connection, hold.number()));
            }
        }
        return held;
    }
}
