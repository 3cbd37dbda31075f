package dev.holdfast.disposition;

import java.sql.Connection;
import java.sql.SQLException;

/** Whether two of those who approved a plan count still. */
final class Independence {
    static final int NEEDED = 2;

    private Independence() {}

    static long approvals(Connection connection, long plan) throws SQLException {
        return Plans.approvals(connection, plan).stream().filter(Plan.Approval::counts).count();
    }

    /**
     * @throws dev.holdfast.problem.Problem HF-2021 where fewer than two are left
     */
    static void refuseLost(Connection connection, Plan plan) throws SQLException {
        if (approvals(connection, plan.id()) < NEEDED) {
            throw ApprovePlan.notReady(
                    plan,
                    "who approved it has written a policy it relies on since, and does not count"
                            + " any more; reject it, or stop it and give it up, and draw up"
                            + " another");
        }
    }
}
