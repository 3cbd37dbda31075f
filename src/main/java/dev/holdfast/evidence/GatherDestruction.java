package dev.holdfast.evidence;

import dev.holdfast.audit.ProveEntry;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.CertificateModel;
import dev.holdfast.report.CertificateModel.Check;
import dev.holdfast.report.CertificateModel.Decision;
import dev.holdfast.report.CertificateModel.LogProof;
import dev.holdfast.report.CertificateModel.RefusedItem;
import dev.holdfast.report.CertificateModel.WhyLine;
import dev.holdfast.report.Listing;
import dev.holdfast.report.ReportHead;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Fills the certificate of an executed plan from the plan, the residue of its items and the log.
 */
@Singleton
class GatherDestruction {
    private final Transactions transactions;
    private final Plans plans;
    private final Residue residue;
    private final DestructionLog log;
    private final ProveEntry prove;
    private final ItemRows rows;
    private final DestroyedRows destroyed;
    private final Heads heads;

    GatherDestruction(
            Transactions transactions,
            Plans plans,
            Residue residue,
            DestructionLog log,
            ProveEntry prove,
            ItemRows rows,
            DestroyedRows destroyed,
            Heads heads) {
        this.transactions = transactions;
        this.plans = plans;
        this.residue = residue;
        this.log = log;
        this.prove = prove;
        this.rows = rows;
        this.destroyed = destroyed;
        this.heads = heads;
    }

    /**
     * Signs a checkpoint over the log and gathers.
     *
     * @throws Problem HF-2021 when the plan has not been executed
     */
    CertificateModel gather(long id) {
        return transactions.write(
                connection -> {
                    Plan plan = plans.get(connection, id);
                    if (plan.state() != Plan.State.EXECUTED) {
                        throw new Problem(
                                Code.PLAN_NOT_READY,
                                "plan "
                                        + id
                                        + " is "
                                        + plan.state().name().toLowerCase(Locale.ROOT)
                                        + ": only an executed plan is certified",
                                "see 'holdfast disposition show " + id + "'");
                    }
                    Instant ended = Objects.requireNonNull(plan.executedAt());
                    Residue.Left left = residue.of(connection, plan);
                    Residue.HoldsThen holds = residue.holds(connection, left.items(), ended);
                    DestructionLog.Told told = log.of(connection, plan);
                    ProveEntry.Proof proof = prove.prove(connection, told.ended());
                    return new CertificateModel(
                            head(plan, proof.checkpoint()),
                            ended,
                            left.bytes(),
                            holds.touched(),
                            why(plan, left.items()),
                            decisions(plan, ended),
                            checks(plan, left, holds, told),
                            refused(plan),
                            destroyed.of(plan, left.items().size(), heads.zone()),
                            new LogProof(
                                    proof.index(),
                                    proof.checkpoint(),
                                    proof.path().stream()
                                            .map(Base64.getEncoder()::encodeToString)
                                            .toList(),
                                    proof.leaf()));
                });
    }

    private ReportHead head(Plan plan, String note) {
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("Plan seal", plan.seal().hex());
        Plan.Bag bag = plan.bag();
        if (bag != null) {
            digests.put("Package", bag.manifest().hex());
        }
        return heads.head(
                "D-" + plan.id(),
                "the items of plan "
                        + plan.id()
                        + (plan.kind() == Plan.Kind.ERASURE
                                ? ", erased on request E-" + plan.request() + ", free on "
                                : ", due on ")
                        + Heads.day(plan.asOf())
                        + " by evaluation "
                        + plan.evaluation(),
                plan.ruleBook(),
                plan.plannedAt(),
                note,
                digests);
    }

    /** The plan's classes, with what of each was destroyed. */
    private static List<WhyLine> why(Plan plan, ItemSet destroyed) {
        List<WhyLine> lines = new ArrayList<>();
        for (Plan.PlanClass one : plan.classes()) {
            long items = one.members().and(destroyed).size();
            LocalDate last = one.endedLast() == null ? plan.asOf() : one.endedLast();
            LocalDate first = one.endedFirst() == null ? last : one.endedFirst();
            if (items > 0) {
                lines.add(
                        new WhyLine(
                                one.titles().isEmpty()
                                        ? "No rule obliges to keep them"
                                        : String.join("; ", one.titles()),
                                one.authorities().isEmpty() && plan.kind() == Plan.Kind.ERASURE
                                        ? "GDPR Art 17(1)"
                                        : String.join("; ", one.authorities()),
                                items,
                                first,
                                last));
            }
        }
        return lines;
    }

    private List<Decision> decisions(Plan plan, Instant ended) {
        List<Decision> decisions = new ArrayList<>();
        decisions.add(
                new Decision(
                        plan.plannedBy(),
                        "planner",
                        "planned",
                        plan.plannedAt(),
                        "as of " + Heads.day(plan.asOf()) + ", " + plan.items().size() + " items"));
        String[] roles = {"first approver", "second approver"};
        for (int i = 0; i < plan.approvals().size(); i++) {
            Plan.Approval approval = plan.approvals().get(i);
            String comment = approval.comment();
            decisions.add(
                    new Decision(
                            approval.by(),
                            roles[Math.min(i, 1)],
                            "approved",
                            approval.at(),
                            comment == null || comment.isBlank() ? "" : "“" + comment + "”"));
        }
        Instant stoppedAt = plan.stoppedAt();
        if (stoppedAt != null) {
            decisions.add(
                    new Decision(
                            Objects.requireNonNullElse(plan.stoppedBy(), "system"),
                            "stop button",
                            "stopped",
                            stoppedAt,
                            "halted after the batch that was running"));
        }
        decisions.add(
                new Decision(
                        Objects.requireNonNullElse(plan.executedBy(), "system"),
                        "executor",
                        "executed",
                        ended,
                        "cooling time ended "
                                + heads.moment(Objects.requireNonNull(plan.coolingEnds()))));
        return decisions;
    }

    private static List<Check> checks(
            Plan plan, Residue.Left left, Residue.HoldsThen holds, DestructionLog.Told told) {
        List<Check> checks = new ArrayList<>();
        checks.add(
                new Check(
                        "Legal holds",
                        holds.count()
                                + (holds.count() == 1 ? " hold" : " holds")
                                + " in force, tested item by item in the database: "
                                + (holds.touched() == 0
                                        ? "none touched"
                                        : holds.touched() + " items TOUCHED")));
        checks.add(
                new Check(
                        "Retention",
                        "every item decided again before destruction: "
                                + (plan.refused().isEmpty()
                                        ? "all still due"
                                        : plan.refused().size() + " refused, listed in part 4")));
        checks.add(
                new Check(
                        "Plan",
                        "number and SHA-256 of all "
                                + plan.items().size()
                                + " items agreed with the seal that was approved"));
        checks.add(
                new Check(
                        "Destruction",
                        told.keys()
                                + " content keys destroyed (identical contents share one); "
                                + (left.shared() == 0
                                        ? "no original can be read any more"
                                        : left.shared()
                                                + " originals stay because another kept item"
                                                + " has the same content")));
        if (left.elsewhere() > 0) {
            checks.add(
                    new Check(
                            "Other plans",
                            left.elsewhere() + " items had been destroyed under another plan"));
        }
        Plan.Bag bag = plan.bag();
        if (bag != null) {
            checks.add(
                    new Check(
                            "Transfer",
                            "the items destroyed, and no others, are in the BagIt package that was"
                                    + " handed over; it was read back whole before destruction and"
                                    + " after; SHA-256 of its tag manifest "
                                    + bag.manifest().hex()));
        }
        checks.add(new Check("Audit log", "destruction recorded by " + told.words()));
        return checks;
    }

    private Listing<RefusedItem> refused(Plan plan) {
        Map<Long, String> reasons =
                plan.refused().stream()
                        .collect(Collectors.toMap(Plan.Refusal::item, Plan.Refusal::reason));
        ItemSet items = ItemSet.of(reasons.keySet().stream().mapToLong(Long::longValue).toArray());
        return rows.of(
                items,
                item ->
                        new RefusedItem(
                                item.id(),
                                item.custodian(),
                                item.subject(),
                                Objects.requireNonNull(reasons.get(item.id().ordinal()))));
    }
}
