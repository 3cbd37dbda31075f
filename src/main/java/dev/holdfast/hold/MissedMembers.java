package dev.holdfast.hold;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Matches scopes afresh against items that were matched before: whoever moved the mark, or took a
 * bit away, is found out before an item is lost by it.
 *
 * <p>Only what a hold lacks counts. It may well have more than its scope finds today, since nothing
 * leaves a hold when somebody leaves a group.
 */
@Singleton
public class MissedMembers {
    /**
     * @param items in the scope of the hold, and not in its membership
     */
    public record Missed(long hold, ItemSet items) {}

    private final Transactions transactions;
    private final Holds holds;
    private final HoldMembers members;
    private final HoldProgress progress;
    private final SelectItems select;
    private final Items items;
    private final AuditLog audit;
    private final Clock clock;

    MissedMembers(
            Transactions transactions,
            Holds holds,
            HoldMembers members,
            HoldProgress progress,
            SelectItems select,
            Items items,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.holds = holds;
        this.members = members;
        this.progress = progress;
        this.select = select;
        this.items = items;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the holds that still protect should have of {@code items} and have not. */
    public List<Missed> among(Connection connection, ItemSet items) throws SQLException {
        List<Hold> protecting =
                holds.listOrderById().stream()
                        .filter(hold -> hold.protects(clock.instant()))
                        .toList();
        if (items.isEmpty() || protecting.isEmpty()) {
            return List.of();
        }
        List<ItemSet> found =
                select.arrivals(
                        protecting.stream().map(hold -> hold.scope().toKql()).toList(),
                        Integer.toUnsignedLong(items.bitmap().first()),
                        Math.min(
                                Integer.toUnsignedLong(items.bitmap().last()),
                                progress.read(connection)));
        List<Missed> missed = new ArrayList<>();
        for (int i = 0; i < protecting.size(); i++) {
            ItemSet in = found.get(i).and(items);
            if (!in.isEmpty()) {
                long hold = protecting.get(i).number();
                ItemSet lacking = in.andNot(members.of(connection, hold));
                if (!lacking.isEmpty()) {
                    missed.add(new Missed(hold, lacking));
                }
            }
        }
        return missed;
    }

    /**
     * Gives the holds what they should have of {@code items} and have not, destroyed items aside.
     *
     * @param reason for the log
     * @return how many items a hold has caught
     */
    public long catchAmong(ItemSet items, String reason) {
        return transactions.write(
                connection -> {
                    progress.lock(connection);
                    long caught = 0;
                    for (Missed missed : among(connection, items)) {
                        ItemSet joining = missed.items().and(this.items.live(connection));
                        if (!joining.isEmpty()) {
                            members.add(connection, missed.hold(), joining);
                            // not "items": the log may have counted them already, when they were
                            // matched before they were lost
                            audit.append(
                                    connection,
                                    Actor.SYSTEM,
                                    "hold.catch",
                                    "hold/" + missed.hold(),
                                    Map.of("missed", joining.size(), "reason", reason));
                            caught += joining.size();
                        }
                    }
                    return caught;
                });
    }
}
