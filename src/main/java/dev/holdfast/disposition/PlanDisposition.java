package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.EvaluateArchive;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Freezes and seals what is due on a day. */
@Singleton
public class PlanDisposition {
    /** What came of it. */
    public sealed interface Outcome {
        record Planned(Plan plan) implements Outcome {}

        record NothingDue(LocalDate asOf, long items) implements Outcome {}
    }

    private final Transactions transactions;
    private final EvaluateArchive evaluate;
    private final ActivePolicies policies;
    private final PlanClasses classes;
    private final Plans plans;
    private final SearchIndex index;
    private final AuditLog audit;
    private final Clock clock;

    PlanDisposition(
            Transactions transactions,
            EvaluateArchive evaluate,
            ActivePolicies policies,
            PlanClasses classes,
            Plans plans,
            SearchIndex index,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.evaluate = evaluate;
        this.policies = policies;
        this.classes = classes;
        this.plans = plans;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    public Outcome plan(LocalDate asOf, Actor by) {
        EvaluateArchive.Recorded recorded = evaluate.evaluate(asOf, by);
        ItemSet due = recorded.evaluation().due();
        if (due.isEmpty()) {
            return new Outcome.NothingDue(asOf, recorded.evaluation().items());
        }
        List<ActivePolicies.Active> active = policies.list();
        return transactions.write(
                connection -> {
                    Sha256 seal = Seal.over(connection, due);
                    Plan draft =
                            new Plan(
                                    0,
                                    asOf,
                                    recorded.id(),
                                    recorded.evaluation().version(),
                                    due,
                                    index.sizes().sum(due),
                                    seal,
                                    classes.of(due, active, asOf),
                                    active.stream()
                                            .map(one -> one.version().activatedBy())
                                            .distinct()
                                            .sorted()
                                            .toList(),
                                    by.name(),
                                    clock.instant(),
                                    Plan.State.PLANNED,
                                    List.of(),
                                    null,
                                    null,
                                    null,
                                    0,
                                    List.of(),
                                    null,
                                    null,
                                    null,
                                    null);
                    long id = plans.insert(connection, draft);
                    audit.append(
                            connection,
                            by,
                            "disposition.plan",
                            "plan/" + id,
                            Map.of(
                                    "asOf", asOf.toString(),
                                    "items", due.size(),
                                    "bytes", draft.bytes(),
                                    "seal", seal.hex(),
                                    "evaluation", recorded.id()));
                    return new Outcome.Planned(plans.get(connection, id));
                });
    }
}
