package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.directory.DirectoryChanged;
import dev.holdfast.find.SelectItems;
import dev.holdfast.find.StandingScope;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;

import io.micronaut.context.event.ApplicationEventListener;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/**
 * Freezes what comes into a hold's scope because the custodian directory says more than before,
 * such as the mail of somebody who joined a group. Nothing leaves a hold when somebody leaves the
 * group.
 */
@Singleton
class CatchMembers implements ApplicationEventListener<DirectoryChanged> {
    private final Transactions transactions;
    private final Holds holds;
    private final HoldMembers members;
    private final HoldProgress progress;
    private final SelectItems select;
    private final AuditLog audit;
    private final Clock clock;

    CatchMembers(
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

    @Override
    public void onApplicationEvent(DirectoryChanged changed) {
        transactions.write(
                connection -> {
                    long through = progress.lock(connection);
                    Map<Long, ItemSet> joining = new TreeMap<>();
                    for (Hold hold : holds.listOrderById()) {
                        String kql = hold.scope().toKql();
                        if (!hold.protects(clock.instant())
                                || !StandingScope.followsDirectory(kql)) {
                            continue;
                        }
                        ItemSet caught =
                                select.select(kql, 1, through)
                                        .andNot(members.of(connection, hold.number()));
                        if (!caught.isEmpty()) {
                            joining.put(hold.number(), caught);
                        }
                    }
                    members.add(connection, joining);
                    // last: whoever releases one of these holds has its row and waits for the log
                    for (Map.Entry<Long, ItemSet> one : joining.entrySet()) {
                        audit.append(
                                connection,
                                Actor.SYSTEM,
                                "hold.catch",
                                "hold/" + one.getKey(),
                                Map.of(
                                        "items",
                                        one.getValue().size(),
                                        "directory",
                                        changed.imported()));
                    }
                    return through;
                });
    }
}
