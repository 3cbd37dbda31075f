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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final OpenedMailboxes mailboxes;
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
            OpenedMailboxes mailboxes,
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
        this.mailboxes = mailboxes;
        this.select = select;
        this.index = index;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The archive as these policies need to see it. Joins the caller's transaction.
     *
     * @param asOf the day as of which the custodian directory is asked who is in a scope
     */
    public Archive gather(PolicyBook policies, LocalDate asOf) {
        return transactions.read(
                connection -> {
                    ItemSet live = items.live(connection);
                    long matched = progress.read(connection);
                    return new Archive(
                            live,
                            index.dateColumns(),
                            scopes(policies, asOf),
                            labels.all(connection, settings.calendar().zone()).stream()
                                    .map(
                                            put ->
                                                    new Archive.LabelPut(
                                                            put.label(), put.on(), put.items()))
                                    .toList(),
                            occurred(asOf),
                            circumstances(asOf),
                            held(connection),
                            live.andNot(ItemSet.range(1, matched)));
                });
    }

    private Map<String, ItemSet> scopes(PolicyBook policies, LocalDate asOf) {
        Map<String, ItemSet> scopes = new HashMap<>();
        for (Policy policy : policies.policies()) {
            if (policy.level() == Policy.Level.POLICY && !policy.scope().wholeTenant()) {
                scopes.put(policy.id(), select.select(kql(policy.scope()), asOf));
            }
        }
        return scopes;
    }

    /** A policy's scope as one query. */
    String kql(Scope scope) {
        List<String> parts = new ArrayList<>();
        Scope.Custodians custodians = scope.custodians();
        if (custodians != null) {
            parts.add(
                    switch (custodians) {
                        case Scope.Custodians.Named(Set<String> named) ->
                                named.stream()
                                        .sorted()
                                        .map(name -> "custodian:" + quoted(name))
                                        .collect(Collectors.joining(" OR ", "(", ")"));
                        case Scope.Custodians.Group(String name) -> "group:" + quoted(name);
                        case Scope.Custodians.Attribute(String name, String is) ->
                                "attribute:" + quoted(name + "=" + is);
                    });
        }
        String query = scope.query();
        if (query != null) {
            parts.add("(" + query + ")");
        }
        return String.join(" AND ", parts);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "") + '"';
    }

    private List<Archive.Occurred> occurred(LocalDate asOf) {
        return events.active().stream()
                .map(
                        event ->
                                new Archive.Occurred(
                                        event.type(),
                                        event.onDate(),
                                        keys.items(event.key(), asOf)))
                .toList();
    }

    private Circumstances circumstances(LocalDate asOf) {
        return new Circumstances(
                proceedings.active().stream()
                        .map(
                                row ->
                                        new Circumstances.Pending(
                                                row.proceeding(), keys.items(row.key(), asOf)))
                        .toList(),
                orders.active().stream()
                        .map(
                                order ->
                                        new Circumstances.Ordered(
                                                order.policy(),
                                                order.onDate(),
                                                order.by(),
                                                keys.items(order.key(), asOf)))
                        .toList(),
                mailboxes.opened());
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
