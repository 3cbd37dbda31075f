package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Why;
import dev.holdfast.item.ItemId;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.LocalDate;
import java.util.Map;

/** Says why an item is kept, until when, or why it may go. */
@Singleton
public class ExplainItem {
    private final Transactions transactions;
    private final Items items;
    private final Decisions decisions;
    private final ReplayEvaluation replay;
    private final AuditLog audit;

    ExplainItem(
            Transactions transactions,
            Items items,
            Decisions decisions,
            ReplayEvaluation replay,
            AuditLog audit) {
        this.transactions = transactions;
        this.items = items;
        this.decisions = decisions;
        this.replay = replay;
        this.audit = audit;
    }

    /** Why an evaluation on record decided the item as it did; destroyed items too. */
    public Why replay(ItemId id, long evaluation, Actor by) {
        return transactions.write(
                connection -> {
                    Why why = replay.why(evaluation, id);
                    audit.append(
                            connection,
                            by,
                            "item.why",
                            "item/" + id,
                            Map.of("evaluation", evaluation, "outcome", why.outcome().label()));
                    return why;
                });
    }

    /**
     * @throws Problem HF-1001 when there is no such item, HF-2024 when it was destroyed
     */
    public Why explain(ItemId id, LocalDate asOf, Actor by) {
        return transactions.write(
                connection -> {
                    Item item =
                            items.find(connection, id)
                                    .orElseThrow(
                                            () ->
                                                    new Problem(
                                                            Code.NOT_FOUND,
                                                            "there is no item " + id,
                                                            "use the id that search prints"));
                    if (item.destroyed()) {
                        throw new Problem(
                                Code.ITEM_DESTROYED,
                                "item "
                                        + id
                                        + " was destroyed on "
                                        + item.destroyedAt()
                                        + " under plan "
                                        + item.planId(),
                                "see 'holdfast disposition show "
                                        + item.planId()
                                        + "' for its certificate");
                    }
                    Why why = decisions.why(id, asOf);
                    audit.append(
                            connection,
                            by,
                            "item.why",
                            "item/" + id,
                            Map.of("asOf", asOf.toString(), "outcome", why.outcome().label()));
                    return why;
                });
    }
}
