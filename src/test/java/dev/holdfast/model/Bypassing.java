package dev.holdfast.model;

import dev.holdfast.register.Transactions;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/** Raw SQL under the service's own role, by which nothing may be gained. */
final class Bypassing {
    private static final List<String> ALWAYS_REFUSED =
            List.of(
                    "DELETE FROM item WHERE ordinal = ?",
                    "UPDATE item SET state = 1 WHERE ordinal = ? AND state = 0",
                    "UPDATE hold SET released_at = now(), released_by = 'anna', protects_until ="
                            + " now() WHERE id = ? AND released_at IS NULL",
                    "UPDATE hold_chunk SET bits = bits & ~bits WHERE hold_id = ?",
                    "DELETE FROM hold_chunk WHERE hold_id = ?",
                    "UPDATE hold_progress SET matched_through = matched_through + 1000000 + ?",
                    "UPDATE disposition_plan SET state = 'executing' WHERE id = ? AND state ="
                            + " 'planned'",
                    "UPDATE disposition_plan SET cooling_ends = now() - interval '1 day' WHERE id"
                            + " = ?",
                    "INSERT INTO disposition_approval (plan_id, by_user, at) SELECT id, planned_by,"
                            + " now() FROM disposition_plan WHERE id = ?",
                    "UPDATE plan_chunk SET bits = ~bits WHERE plan_id = ?",
                    "UPDATE retention_event SET on_date = on_date + 1 WHERE id = ?",
                    "UPDATE audit_entry SET actor = 'somebody' WHERE seq = ?");

    private Bypassing() {}

    static List<Operation> operations() {
        return List.of(Operation.of("sql", 26_000, Bypassing::attempt));
    }

    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Whatever it does is undone; it must be refused, or find nothing to change. */
    private static boolean attempt(World world, Random random) {
        String sql = ALWAYS_REFUSED.get(random.nextInt(ALWAYS_REFUSED.size()));
        long id =
                sql.contains(" item ")
                        ? 1 + random.nextInt(Math.max(1, world.history().arrived().size() * 20))
                        : sql.contains("hold")
                                ? Math.max(1, world.lastHold().get() - random.nextInt(12))
                                : Math.max(1, world.lastPlan().get() - random.nextInt(4));
        String told = sql + " with " + id;
        boolean[] refused = new boolean[1];
        try {
            world.bean(Transactions.class)
                    .write(
                            connection -> {
                                try (PreparedStatement statement =
                                        connection.prepareStatement(sql)) {
                                    statement.setLong(1, id);
                                    int rows = statement.executeUpdate();
                                    if (rows > 0) {
                                        world.broken(rows + " rows changed by " + told);
                                    }
                                } catch (SQLException e) {
                                    String state = e.getSQLState();
                                    refused[0] =
                                            "P0001".equals(state)
                                                    || "HF003".equals(state)
                                                    || "42501".equals(state);
                                    if (!refused[0]) {
                                        world.broken(told + " failed: " + e.getMessage());
                                    }
                                }
                                throw new Undone();
                            });
        } catch (Undone undone) {
            return refused[0];
        }
        return false;
    }
}
