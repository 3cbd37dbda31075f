package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.ArchiveLock;
import dev.holdfast.register.Transactions;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Two different people agree to a plan, or one of them stops it. */
@Singleton
public class ApprovePlan {
    private final Transactions transactions;
    private final Plans plans;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration cooling;

    ApprovePlan(
            Transactions transactions,
            Plans plans,
            AuditLog audit,
            Clock clock,
            @Value("${holdfast.disposition.cooling:PT24H}") Duration cooling) {
        this.transactions = transactions;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
        this.cooling = cooling;
    }

    /**
     * The second approval starts the cooling time. One by somebody who wrote a policy of the plan
     * afterwards does not count.
     *
     * @throws Problem HF-2020 when this person may not be one of the two, HF-2021 when the plan
     *     waits for no approval
     */
    public Plan approve(long id, @Nullable String comment, Actor by) {
        return transactions.write(
                connection -> {
                    refuseUnasked(plans.bare(connection, id));
                    // nobody becomes the author of one of its policies meanwhile
                    ArchiveLock.excludeChanges(connection);
                    Plan plan = plans.lock(connection, id);
                    refuseUnasked(plan);
                    refuseDependent(plan, by);
                    Instant now = clock.instant();
                    plans.approve(connection, id, by.name(), now, comment);
                    int approvals = plan.approvals().size() + 1;
                    if (Independence.approvals(connection, id) >= Independence.NEEDED) {
                        plans.approved(connection, id, now.plus(cooling));
                    }
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("approval", approvals);
                    detail.put("seal", plan.seal().hex());
                    detail.put("comment", comment == null ? "" : comment);
                    audit.append(connection, by, "disposition.approve", "plan/" + id, detail);
                    return plans.get(connection, id);
                });
    }

    private static void refuseUnasked(Plan plan) {
        if (plan.state() != Plan.State.PLANNED) {
            throw notReady(plan, "it waits for no approval");
        }
    }

    /** Anyone who may approve may stop a plan until it is executed. */
    public Plan reject(long id, @Nullable String comment, Actor by) {
        return transactions.write(
                connection -> {
                    Plan plan = plans.lock(connection, id);
                    if (plan.state() != Plan.State.PLANNED && plan.state() != Plan.State.APPROVED) {
                        throw notReady(plan, "it can no longer be rejected");
                    }
                    plans.rejected(connection, id, by.name(), clock.instant(), comment);
                    audit.append(
                            connection,
                            by,
                            "disposition.reject",
                            "plan/" + id,
                            Map.of("comment", comment == null ? "" : comment));
                    return plans.get(connection, id);
                });
    }

    private static void refuseDependent(Plan plan, Actor by) {
        String reason = null;
        if (by.isNamed(plan.plannedBy())) {
            reason = by + " drew up the plan";
        } else if (plan.policyAuthors().stream().anyMatch(by::isNamed)) {
            reason = by + " wrote a policy the plan relies on";
        } else if (plan.approvals().stream().anyMatch(approval -> by.isNamed(approval.by()))) {
            reason = by + " has approved it already";
        }
        if (reason != null) {
            throw new Problem(
                    Code.APPROVER_NOT_INDEPENDENT,
                    "plan " + plan.id() + " needs two different people: " + reason,
                    "let somebody else approve it (--as USER)");
        }
    }

    static Problem notReady(Plan plan, String why) {
        return new Problem(
                Code.PLAN_NOT_READY,
                "plan "
                        + plan.id()
                        + " is "
                        + plan.state().name().toLowerCase(Locale.ROOT)
                        + ": "
                        + why,
                "see 'holdfast disposition show " + plan.id() + "'");
    }
}
