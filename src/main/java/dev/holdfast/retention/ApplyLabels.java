package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.Labelling;
import dev.holdfast.policy.Policy;
import dev.holdfast.policy.Scope;
import dev.holdfast.register.Items;
import dev.holdfast.register.Labels;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts labels on without anybody's hand, as the active label policies ask.
 *
 * <p>An item has one label. One that is there stays, except a default; of several policies whose
 * query finds an item the oldest applies; a default comes last; the label of a record is never
 * touched, and a regulatory record is declared by people only. New items are labelled before they
 * are matched against the holds, so none is decided unlabelled; a changed set of policies is
 * applied to everything.
 */
@Singleton
public class ApplyLabels {
    private record Progress(long through, String policies) {}

    private final Transactions transactions;
    private final ActivePolicies policies;
    private final ArchiveFacts facts;
    private final SelectItems select;
    private final Items items;
    private final Labels labels;
    private final AuditLog audit;
    private final Clock clock;

    ApplyLabels(
            Transactions transactions,
            ActivePolicies policies,
            ArchiveFacts facts,
            SelectItems select,
            Items items,
            Labels labels,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.facts = facts;
        this.select = select;
        this.items = items;
        this.labels = labels;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Labels everything up to {@code indexed}, the last item the index has.
     *
     * @return how many items got a label
     */
    public long through(long indexed) {
        return transactions.write(
                connection -> {
                    List<Policy> asking = asking();
                    String names = digest(asking);
                    Progress progress = lock(connection);
                    boolean sameAsking = progress.policies().equals(names);
                    if (sameAsking && progress.through() >= indexed) {
                        return 0L;
                    }
                    long first = sameAsking ? progress.through() + 1 : 1;
                    long labelled = 0;
                    if (!asking.isEmpty() && first <= indexed) {
                        labelled = apply(connection, asking, first, indexed);
                    }
                    move(connection, indexed, names);
                    return labelled;
                });
    }

    /** Applies the policies active now to everything labelled so far. */
    public long anew() {
        return through(transactions.read(ApplyLabels::progress).through());
    }

    private long apply(Connection connection, List<Policy> asking, long first, long last)
            throws SQLException {
        for (Policy policy : asking) {
            if (policy.labelling().record() != Labelling.RecordState.NONE) {
                labels.declare(connection, policy.id(), LabelItems.record(policy));
            }
        }
        ItemSet all = items.live(connection).and(ItemSet.range(first, last));
        ItemSet byDefault = labels.put(connection, "default").and(all);
        ItemSet free = all.andNot(labels.labelled(connection)).or(byDefault);
        long labelled = 0;
        for (Policy policy : asking) {
            ItemSet hit = hit(policy, Labelling::apply, free, first, last);
            free = free.andNot(hit);
            labelled += put(connection, policy, hit, "query");
        }
        free = free.andNot(byDefault);
        for (Policy policy : asking) {
            ItemSet hit = hit(policy, Labelling::otherwise, free, first, last);
            free = free.andNot(hit);
            labelled += put(connection, policy, hit, "default");
        }
        return labelled;
    }

    private ItemSet hit(
            Policy policy,
            Function<Labelling, @Nullable Scope> which,
            ItemSet free,
            long first,
            long last) {
        Scope scope = which.apply(policy.labelling());
        if (scope == null || free.isEmpty()) {
            return ItemSet.empty();
        }
        return scope.wholeTenant() ? free : select.select(facts.kql(scope), first, last).and(free);
    }

    private long put(Connection connection, Policy policy, ItemSet hit, String how)
            throws SQLException {
        if (!hit.isEmpty()) {
            String record = LabelItems.record(policy);
            labels.put(
                    connection,
                    hit,
                    policy.id(),
                    how,
                    record,
                    Actor.SYSTEM.name(),
                    clock.instant());
            audit.append(
                    connection,
                    Actor.SYSTEM,
                    "label.apply",
                    "label/" + policy.id(),
                    Map.of("how", how, "items", hit.size()));
        }
        return hit.size();
    }

    /** Label policies that ask for anything, the oldest first. */
    private List<Policy> asking() {
        return policies.list().stream()
                .filter(one -> !one.policy().labelling().equals(Labelling.BY_HAND))
                .sorted(Comparator.comparing(ActivePolicies.Active::since))
                .map(ActivePolicies.Active::policy)
                .toList();
    }

    private static String digest(List<Policy> asking) {
        StringBuilder all = new StringBuilder();
        asking.forEach(policy -> all.append(policy.digest().hex()).append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Progress progress(Connection connection) throws SQLException {
        return read(connection, "SELECT labelled_through, policies FROM label_progress");
    }

    private static Progress lock(Connection connection) throws SQLException {
        return read(connection, "SELECT labelled_through, policies FROM label_progress FOR UPDATE");
    }

    private static Progress read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Progress(row.getLong(1), row.getString(2));
        }
    }

    private static void move(Connection connection, long through, String names)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE label_progress SET labelled_through = ?, policies = ?")) {
            update.setLong(1, through);
            update.setString(2, names);
            update.executeUpdate();
        }
    }
}
