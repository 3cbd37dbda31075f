package dev.holdfast.desk;

import dev.holdfast.access.Identity;
import dev.holdfast.access.Permission;
import dev.holdfast.console.Count;
import dev.holdfast.console.DispositionDesk.Act;
import dev.holdfast.console.DispositionDesk.Check;
import dev.holdfast.console.DispositionDesk.PlanClass;
import dev.holdfast.console.DispositionDesk.PlanPage;
import dev.holdfast.console.DispositionDesk.PlanRow;
import dev.holdfast.console.DispositionDesk.Progress;
import dev.holdfast.console.DispositionDesk.Sample;
import dev.holdfast.console.Show;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Why;
import dev.holdfast.disposition.Plan;
import dev.holdfast.find.SelectItems;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lays out one plan: how far it is, what would go and why, what it was checked against, what this
 * person may do.
 */
@Singleton
class PlanView {
    private static final int SAMPLES = 8;

    private final Transactions transactions;
    private final Items items;
    private final Holds holds;
    private final SelectItems select;
    private final TakeStock stock;
    private final Clock clock;

    PlanView(
            Transactions transactions,
            Items items,
            Holds holds,
            SelectItems select,
            TakeStock stock,
            Clock clock) {
        this.transactions = transactions;
        this.items = items;
        this.holds = holds;
        this.select = select;
        this.stock = stock;
        this.clock = clock;
    }

    PlanPage page(Plan plan, PlanRow row, Identity who, Optional<Progress> progress) {
        Instant now = clock.instant();
        TakeStock.Stock today = stock.now();
        boolean open = open(plan);
        Set<Act> may = may(plan, who, now, progress.isPresent());
        return new PlanPage(
                row,
                plan.kind() == Plan.Kind.TRANSFER && plan.state() != Plan.State.EXECUTED,
                plan.seal().hex(),
                PlanSteps.of(plan, may, now),
                classes(plan),
                open ? samples(plan, today) : List.of(),
                open ? checks(plan, today, now) : outcome(plan),
                may,
                remark(plan, who, may, now),
                certificate(plan),
                progress);
    }

    private static boolean open(Plan plan) {
        return plan.state() != Plan.State.EXECUTED && plan.state() != Plan.State.REJECTED;
    }

    static boolean cooling(Plan plan, Instant now) {
        Instant ends = plan.coolingEnds();
        return plan.state() == Plan.State.APPROVED && ends != null && ends.isAfter(now);
    }

    static String coolingEnds(Plan plan) {
        Instant ends = plan.coolingEnds();
        return ends == null ? "" : Show.minute(ends);
    }

    private static Set<Act> may(Plan plan, Identity who, Instant now, boolean under) {
        Set<Act> may = EnumSet.noneOf(Act.class);
        if (who.may(Permission.APPROVE_DISPOSITION)) {
            if (plan.state() == Plan.State.PLANNED && dependent(plan, who).isEmpty()) {
                may.add(Act.APPROVE);
            }
            if (plan.state() == Plan.State.PLANNED
                    || plan.state() == Plan.State.APPROVED
                    || plan.state() == Plan.State.STOPPED) {
                may.add(Act.REJECT);
            }
        }
        boolean uncertified = plan.state() == Plan.State.EXECUTED && plan.certificate() == null;
        boolean ready = plan.state() == Plan.State.APPROVED && !cooling(plan, now);
        if (who.may(Permission.EXECUTE_DISPOSITION)
                && !under
                && (ready
                        || uncertified
                        || plan.state() == Plan.State.EXECUTING
                        || plan.state() == Plan.State.STOPPED)) {
            may.add(Act.EXECUTE);
        }
        if (who.may(Permission.STOP_DISPOSITION) && plan.state() == Plan.State.EXECUTING) {
            may.add(Act.STOP);
        }
        return may;
    }

    /** Why this person cannot be one of the two approvers; empty when nothing stands against it. */
    private static String dependent(Plan plan, Identity who) {
        String name = who.actor().name();
        if (plan.plannedBy().equals(name)) {
            return "You drew up this plan: two others have to approve it.";
        }
        if (plan.policyAuthors().contains(name)) {
            return "You wrote a policy it relies on: others have to approve it.";
        }
        return plan.approvals().stream().anyMatch(approval -> approval.by().equals(name))
                ? "You have approved it: another person has to."
                : "";
    }

    private static String remark(Plan plan, Identity who, Set<Act> may, Instant now) {
        return switch (plan.state()) {
            case PLANNED -> {
                if (may.contains(Act.APPROVE)) {
                    yield "Approving asks for your password again. After the second approval and"
                            + " the cooling time the items’ keys may be destroyed; a certificate"
                            + " with every item’s hash stays.";
                }
                yield who.may(Permission.APPROVE_DISPOSITION)
                        ? dependent(plan, who)
                        : "It waits for two different approvers.";
            }
            case APPROVED ->
                    cooling(plan, now)
                            ? "Approved twice. It may be executed from "
                                    + coolingEnds(plan)
                                    + "; until then any approver may stop it."
                            : "Approved twice. Before anything is destroyed the archive is"
                                    + " decided again: what is held or kept by then stays.";
            case EXECUTING ->
                    may.contains(Act.EXECUTE)
                            ? "The execution was cut off. Executing again goes on where it ended."
                            : "It is being executed. It can be stopped after each batch of items.";
            case STOPPED ->
                    "Stopped. Executing again decides the archive afresh and goes on; rejecting"
                            + " ends the plan with a certificate for what is gone.";
            case EXECUTED ->
                    plan.certificate() == null
                            ? "The items are gone. Executing again issues the certificate."
                            : "The items are gone. Their numbers and hashes stay, in the"
                                    + " certificate and in the audit log.";
            case REJECTED -> "Rejected: nothing was destroyed. A new plan can be drawn.";
        };
    }

    private static List<PlanClass> classes(Plan plan) {
        List<PlanClass> classes = new ArrayList<>();
        for (Plan.PlanClass one : plan.classes()) {
            String query = "plan:" + plan.id() + "." + (classes.size() + 1);
            classes.add(
                    new PlanClass(
                            one.titles().isEmpty() ? "no policy" : String.join(" + ", one.titles()),
                            String.join(" + ", one.authorities()),
                            plan.state() == Plan.State.EXECUTED
                                    ? Count.of(one.items())
                                    : Count.ofQuery(one.items(), query),
                            one.bytes(),
                            Optional.ofNullable(one.oldest()),
                            Optional.ofNullable(one.endedFirst()).map(day -> day.plusDays(1))));
        }
        return classes;
    }

    /** The seal seeds the lot, so that nobody chooses the samples and everybody sees the same. */
    private List<Sample> samples(Plan plan, TakeStock.Stock today) {
        long[] ordinals = plan.items().ordinals().toArray();
        Random lot = new Random(ByteBuffer.wrap(plan.seal().bytes()).getLong());
        Set<Long> drawn = new TreeSet<>();
        while (drawn.size() < Math.min(SAMPLES, ordinals.length)) {
            drawn.add(ordinals[lot.nextInt(ordinals.length)]);
        }
        List<ItemId> ids = drawn.stream().map(ItemId::new).toList();
        return transactions.read(connection -> items.find(connection, ids)).stream()
                .filter(item -> !item.destroyed())
                .map(item -> sample(item, today.decided().why(item.id())))
                .toList();
    }

    private static Sample sample(Item item, Why why) {
        String reason =
                why.reasons().isEmpty()
                        ? why.outcome().label()
                        : Wording.capital(Wording.plain(why.reasons().getFirst().text()));
        return new Sample(
                item.id().toString(),
                Wording.title(item.subject(), item.path()),
                item.custodian(),
                day(item.date()),
                reason);
    }

    private static Optional<LocalDate> day(@Nullable Instant at) {
        return Optional.ofNullable(at).map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    private List<Check> checks(Plan plan, TakeStock.Stock today, Instant now) {
        Evaluation evaluation = today.decided().evaluation();
        long protecting =
                holds.listOrderById().stream().filter((Hold hold) -> hold.protects(now)).count();
        ItemSet held = plan.items().and(evaluation.held());
        ItemSet unreadable = plan.items().and(select.select("unreadable:true"));
        ItemSet stays = plan.items().andNot(evaluation.due()).andNot(held);
        return List.of(
                new Check(
                        "Holds",
                        protecting
                                + (held.isEmpty()
                                        ? protecting == 1
                                                ? ", not on this plan"
                                                : ", none on this plan"
                                        : ", "
                                                + Show.number(held.size(), "item")
                                                + " of this plan")),
                new Check("No longer due", Show.number(stays.size())),
                new Check("Unreadable items", Show.number(unreadable.size())),
                new Check("As of", Show.day(plan.asOf())),
                new Check("Rule book", plan.ruleBook()),
                new Check("Evaluation", "no. " + plan.evaluation()));
    }

    private static List<Check> outcome(Plan plan) {
        List<Check> checks = new ArrayList<>();
        if (plan.state() == Plan.State.EXECUTED) {
            checks.add(new Check("Destroyed", Show.number(plan.destroyed(), "item")));
            checks.add(new Check("Kept after all", Show.number(plan.refused().size())));
            plan.refused().stream()
                    .map(Plan.Refusal::reason)
                    .distinct()
                    .forEach(
                            reason ->
                                    checks.add(
                                            new Check(
                                                    Wording.capital(reason),
                                                    Show.number(
                                                            plan.refused().stream()
                                                                    .filter(
                                                                            one ->
                                                                                    one.reason()
                                                                                            .equals(
                                                                                                    reason))
                                                                    .count()))));
        }
        checks.add(new Check("As of", Show.day(plan.asOf())));
        checks.add(new Check("Rule book", plan.ruleBook()));
        checks.add(new Check("Evaluation", "no. " + plan.evaluation()));
        return checks;
    }

    private static Optional<String> certificate(Plan plan) {
        String path = plan.certificate();
        if (path == null) {
            return Optional.empty();
        }
        String name = String.valueOf(Path.of(path).getFileName()).replaceFirst("\\.pdf$", "");
        return Optional.of("/reports/" + name + "/pdf");
    }
}
