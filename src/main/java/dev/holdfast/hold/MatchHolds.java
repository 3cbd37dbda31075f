package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
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

    /** Matches everything up to {@code indexed}, the last item the index has; until then an item cannot be destroyed. */
    public void matchThrough(long indexed) {
        transactions.write(connection -> {
            long through = progress.lock(connection);
            if (through >= indexed) {
                return through;
            }
            for (Hold hold : holds.listOrderById()) {
                if (hold.protects(clock.instant())) {
                    ItemSet caught = select.select(hold.scope().toKql(), through + 1, indexed);
                    if (!caught.isEmpty()) {
                        members.add(connection, hold.number(), caught);
                        audit.append(
                                connection,
                                Actor.SYSTEM,
                                "hold.catch",
                                "hold/" + hold.id(),
                                Map.of("items", caught.size(), "through", indexed));
                    }
                }
            }
            progress.move(connection, indexed);
            return indexed;
        });
    }
}
