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
import dev.holdfast.register.Remembered;
import dev.holdfast.register.ReviewDecisions;
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
    private final ReviewDecisions reviews;
    private final Proceedings proceedings;
    private final OrderRetention orders;
    private final ItemKey keys;
    private final OpenedMailboxes mailboxes;
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
            ReviewDecisions reviews,
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
        this.reviews = reviews;
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
                            labelled.get(connection),
                            occurred(asOf),
                            circumstances(asOf),
                            held(connection),
                            live.andNot(ItemSet.range(1, matched)),
                            ReviewStandings.of(reviews.all(connection)).reviews());
                });
    }

    /** What each policy covers whose scope is a query. */
    public Map<String, ItemSet> scopes(PolicyBook policies, LocalDate asOf) {
        List<Policy> scoped = scoped(policies);
        List<ItemSet> found = select.standing(queries(policies), asOf);
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
        List<RetentionEvent> active = events.active();
        List<ItemSet> found = keys.items(active.stream().map(RetentionEvent::key).toList(), asOf);
        List<Archive.Occurred> occurred = new ArrayList<>();
        for (int i = 0; i < active.size(); i++) {
            RetentionEvent event = active.get(i);
            occurred.add(new Archive.Occurred(event.type(), event.onDate(), found.get(i)));
        }
        return occurred;
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
