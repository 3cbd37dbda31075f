package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;

/**
 * Keeps what is handed over in step with what is destroyed. The register knows the staged package
 * before the first item goes and the final one before the plan ends, so that executing again goes
 * on wherever a crash came.
 */
@Singleton
class Packing {
    private final Transactions transactions;
    private final Plans plans;
    private final Destruction destruction;
    private final AuditLog audit;

    Packing(Transactions transactions, Plans plans, Destruction destruction, AuditLog audit) {
        this.transactions = transactions;
        this.plans = plans;
        this.destruction = destruction;
        this.audit = audit;
    }

    /**
     * @param going items that live and may go
     * @return those of them that a package has; none when the package is settled already
     */
    ItemSet stage(Plan plan, HandOver handOver, ItemSet going) throws InterruptedException {
        if (plan.bag() != null) {
            return ItemSet.empty();
        }
        boolean begun = !destroyed(plan).isEmpty();
        if (going.isEmpty() && !begun) {
            return going;
        }
        HandOver.Handed handed = handOver.stage(plan, going, begun);
        transactions.write(
                connection -> {
                    record(connection, "bag_staged", plan, handed.bag());
                    return plan.id();
                });
        return going.and(handed.items());
    }

    /** When no more of the plan is destroyed: what was goes into the final package. */
    void finish(Plan plan, HandOver handOver, Actor by) throws InterruptedException {
        ItemSet destroyed = destroyed(plan);
        Plan now = get(plan);
        if (now.bag() == null) {
            if (now.staged() == null) {
                return;
            }
            Plan.Bag settled = handOver.settle(now, destroyed);
            if (settled == null) {
                return;
            }
            transactions.write(
                    connection -> {
                        record(connection, "bag_manifest", plan, settled);
                        return audit.append(
                                connection,
                                by,
                                "disposition.package",
                                "plan/" + plan.id(),
                                Map.of(
                                        "manifest", settled.manifest().hex(),
                                        "items", destroyed.size()));
                    });
            now = get(plan);
        }
        handOver.complete(now, destroyed);
    }

    private static void record(Connection connection, String column, Plan plan, Plan.Bag bag)
            throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE disposition_plan SET bag_folder = ?, "
                                + column
                                + " = ? WHERE id = ?")) {
            update.setString(1, bag.folder());
            update.setBytes(2, bag.manifest().bytes());
            update.setLong(3, plan.id());
            update.executeUpdate();
        }
    }

    private ItemSet destroyed(Plan plan) {
        return transactions.read(connection -> destruction.under(connection, plan.id()));
    }

    private Plan get(Plan plan) {
        return transactions.read(connection -> plans.get(connection, plan.id()));
    }
}
