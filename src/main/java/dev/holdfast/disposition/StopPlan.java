package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Map;

/**
 * The stop button: halts an execution after the batch that is running. When this returns, nothing
 * more is destroyed until somebody executes the plan again.
 */
@Singleton
public class StopPlan {
    private final Transactions transactions;
    private final Plans plans;
    private final AuditLog audit;
    private final Clock clock;

    StopPlan(Transactions transactions, Plans plans, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws Problem HF-2021 when the plan is not being executed
     */
    public Plan stop(long id, String reason, Actor by) {
        return transactions.write(
                connection -> {
                    Plan plan = plans.lock(connection, id);
                    if (plan.state() != Plan.State.EXECUTING) {
                        throw ApprovePlan.notReady(plan, "it is not being executed");
                    }
                    plans.stopped(connection, id, by.name(), clock.instant());
                    audit.append(
                            connection,
                            by,
                            "disposition.stop",
                            "plan/" + id,
                            Map.of("reason", reason));
                    return plans.get(connection, id);
                });
    }
}
