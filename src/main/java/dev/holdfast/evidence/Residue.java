package dev.holdfast.evidence;

import dev.holdfast.disposition.Plan;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.pace.PacedRows;
import dev.holdfast.register.HoldMembers;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What an executed plan left behind in the register. */
@Singleton
class Residue {
    /**
     * @param items destroyed under the plan
     * @param bytes their original size
     * @param shared of these, items whose content stays because another kept item has the same
     * @param elsewhere items the plan lists that another plan destroyed
     */
    record Left(ItemSet items, long bytes, long shared, long elsewhere) {}

    /**
     * @param count holds in force when the execution ended
     * @param touched items destroyed although one of them covers them
     */
    record HoldsThen(long count, long touched) {}

    private final Holds holds;
    private final HoldMembers members;

    Residue(Holds holds, HoldMembers members) {
        this.holds = holds;
        this.members = members;
    }

    Left of(Connection connection, Plan plan) throws SQLException {
        ItemSet.Builder items = ItemSet.builder();
        LongAdder bytes = new LongAdder();
        LongAdder shared = new LongAdder();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT i.ordinal, i.bytes, EXISTS (SELECT FROM content c WHERE c.sha256 ="
                                + " i.sha256) FROM item i WHERE i.plan_id = ? AND i.state = 1")) {
            select.setLong(1, plan.id());
            PacedRows.each(
                    select,
                    row -> {
                        items.add(row.getLong(1));
                        bytes.add(row.getLong(2));
                        shared.add(row.getBoolean(3) ? 1 : 0);
                    });
        }
        ItemSet destroyed = items.build();
        long dealt = destroyed.and(plan.items()).size() + plan.refused().size();
        return new Left(destroyed, bytes.sum(), shared.sum(), plan.items().size() - dealt);
    }

    HoldsThen holds(Connection connection, ItemSet destroyed, Instant at) throws SQLException {
        List<Hold> inForce =
                holds.listOrderById().stream()
                        .filter(hold -> !hold.placedAt().isAfter(at) && hold.protects(at))
                        .toList();
        ItemSet.Builder touched = ItemSet.builder();
        for (Hold hold : inForce) {
            touched.addAll(members.of(connection, hold.number()).and(destroyed));
        }
        return new HoldsThen(inForce.size(), touched.build().size());
    }
}
