package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.policy.Labelling;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Labels;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;

/**
 * Puts a retention label on the items a query finds, or takes labels off. An item has one label:
 * the new one takes the place of the old, unless the old one makes it a record.
 */
@Singleton
public class LabelItems {
    /**
     * @param items how many carry the label because of it, or lost theirs
     * @param refused records whose label stays
     */
    public record Labelled(String label, long items, long refused) {}

    private final Transactions transactions;
    private final Labels labels;
    private final ActivePolicies policies;
    private final SelectItems select;
    private final AuditLog audit;
    private final Clock clock;

    LabelItems(
            Transactions transactions,
            Labels labels,
            ActivePolicies policies,
            SelectItems select,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.labels = labels;
        this.policies = policies;
        this.select = select;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Labels what {@code query} finds now; items that come later are not labelled.
     *
     * @param mayChangeRecords whether {@code by} manages records; nobody changes a regulatory one
     * @throws Problem where the label is blank or the query cannot be read; HF-5061 where every
     *     item is a record whose label stays
     */
    public Labelled label(String query, String label, boolean mayChangeRecords, Actor by) {
        if (label.isBlank()) {
            throw new Problem(Code.INVALID_INPUT, "a label needs a name", "write --label NAME");
        }
        return transactions.write(
                connection -> label(select.select(query), query, label, mayChangeRecords, by));
    }

    /**
     * Labels these items.
     *
     * @param origin the query that found them, or the decision that named them
     */
    public Labelled label(
            ItemSet found, String origin, String label, boolean mayChangeRecords, Actor by) {
        String name = label.strip();
        String record = record(name);
        return transactions.write(
                connection -> {
                    ItemSet stays =
                            found.and(firm(connection, mayChangeRecords))
                                    .andNot(labels.items(connection, name));
                    ItemSet items = free(found, stays);
                    labels.put(connection, items, name, "hand", record, by.name(), clock.instant());
                    return logged(connection, "label.put", name, origin, items, stays, by);
                });
    }

    /** Takes the labels off what {@code query} finds now. */
    public Labelled remove(String query, boolean mayChangeRecords, Actor by) {
        return transactions.write(
                connection -> {
                    ItemSet found = select.select(query).and(labels.labelled(connection));
                    ItemSet stays = found.and(firm(connection, mayChangeRecords));
                    ItemSet items = free(found, stays);
                    labels.remove(connection, items);
                    return logged(connection, "label.remove", "", query, items, stays, by);
                });
    }

    /** What the label makes of an item, in the words of the register. */
    static String record(Policy policy) {
        return policy.labelling().record().name().toLowerCase(Locale.ROOT);
    }

    private String record(String label) {
        return policies.book()
                .find(label)
                .map(LabelItems::record)
                .orElse(Labelling.RecordState.NONE.name().toLowerCase(Locale.ROOT));
    }

    private ItemSet firm(Connection connection, boolean mayChangeRecords) throws SQLException {
        ItemSet regulatory = labels.records(connection, "regulatory");
        return mayChangeRecords ? regulatory : regulatory.or(labels.records(connection, "record"));
    }

    private static ItemSet free(ItemSet found, ItemSet stays) {
        if (!found.isEmpty() && stays.equals(found)) {
            throw new Problem(
                    Code.RECORD_LABEL,
                    "all "
                            + found.size()
                            + " items are records, whose label you may not change or remove",
                    "a records manager changes the label of a record; nobody that of a regulatory"
                            + " record");
        }
        return found.andNot(stays);
    }

    private Labelled logged(
            Connection connection,
            String action,
            String label,
            String query,
            ItemSet items,
            ItemSet stays,
            Actor by)
            throws SQLException {
        audit.append(
                connection,
                by,
                action,
                "label/" + label,
                Map.of("query", query, "items", items.size(), "refused", stays.size()));
        return new Labelled(label, items.size(), stays.size());
    }
}
