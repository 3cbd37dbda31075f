package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Catches what arrives: matches newly indexed items against every hold that still protects. */
@Singleton
public class MatchHolds {
    private final Transactions transactions;
    private final Holds holds;
    private final HoldMembers members;
    private final HoldProgress progress;
    private final SelectItems select;
    private final AuditLog audit;
    private final Clock clock;

    MatchHolds(
            Transactions transactions,
            Holds holds,
            HoldMembers members,
            HoldProgress progress,
            SelectItems select,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.holds = holds;
        this.members = members;
        this.progress = progress;
        this.select = select;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Matches everything up to {@code indexed}, the last item the index has; until then an item
     * cannot be destroyed.
     */
    public void matchThrough(long indexed) {
        transactions.write(
                connection -> {
                    long through = progress.lock(connection);
                    if (through >= indexed) {
                        return through;
                    }
                    List<Hold> protecting =
                            holds.listOrderById().stream()
                                    .filter(hold -> hold.protects(clock.instant()))
                                    .toList();
                    List<ItemSet> caught =
                            select.arrivals(
                                    protecting.stream().map(hold -> hold.scope().toKql()).toList(),
                                    through + 1,
                                    indexed);
                    Map<Long, ItemSet> joining = new HashMap<>();
                    List<AuditLog.Act> catches = new ArrayList<>();
                    for (int i = 0; i < protecting.size(); i++) {
                        if (!caught.get(i).isEmpty()) {
                            Hold hold = protecting.get(i);
                            joining.put(hold.number(), caught.get(i));
                            catches.add(
                                    new AuditLog.Act(
                                            "hold/" + hold.id(),
                                            Map.of(
                                                    "items",
                                                    caught.get(i).size(),
                                                    "through",
                                                    indexed)));
                        }
                    }
                    members.add(connection, joining);
                    progress.move(connection, indexed);
                    // last: whoever releases one of these holds has its row and waits for the log
                    audit.appendAll(connection, Actor.SYSTEM, "hold.catch", catches);
                    return indexed;
                });
    }
}
