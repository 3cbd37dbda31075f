package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Labels;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Map;

/**
 * Puts a retention label on the items a query finds. An item has one label: the new one takes the
 * place of the old.
 */
@Singleton
public class LabelItems {
    private final Transactions transactions;
    private final Labels labels;
    private final SelectItems select;
    private final AuditLog audit;
    private final Clock clock;

    LabelItems(
            Transactions transactions,
            Labels labels,
            SelectItems select,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.labels = labels;
        this.select = select;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Labels what {@code query} finds now; items that come later are not labelled.
     *
     * @return how many items carry the label because of it
     * @throws Problem where the label is blank or the query cannot be read
     */
    public long label(String query, String label, Actor by) {
        if (label.isBlank()) {
            throw new Problem(Code.INVALID_INPUT, "a label needs a name", "write --label NAME");
        }
        return label(select.select(query), query, label, by);
    }

    /**
     * Labels these items.
     *
     * @param origin the query that found them, or the decision that named them
     */
    public long label(ItemSet items, String origin, String label, Actor by) {
        return transactions.write(
                connection -> {
                    labels.put(connection, items, label.strip(), by.name(), clock.instant());
                    audit.append(
                            connection,
                            by,
                            "label.put",
                            "label/" + label.strip(),
                            Map.of("query", origin, "items", items.size()));
                    return items.size();
                });
    }
}
