package dev.holdfast.evidence;

import dev.holdfast.decide.Account;
import dev.holdfast.disposition.Plan;
import dev.holdfast.disposition.Plans;
import dev.holdfast.hold.Hold;
import dev.holdfast.hold.Holds;
import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Transactions;
import dev.holdfast.report.PrintedOutcome;
import dev.holdfast.report.RetentionComplianceModel.Attention;
import dev.holdfast.report.RetentionComplianceModel.CoverageLine;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What waits for a person, most urgent first. */
@Singleton
class Attentions {
    private final Transactions transactions;
    private final Plans plans;
    private final Holds holds;
    private final HoldMembers members;
    private final Heads heads;

    Attentions(
            Transactions transactions, Plans plans, Holds holds, HoldMembers members, Heads heads) {
        this.transactions = transactions;
        this.plans = plans;
        this.holds = holds;
        this.members = members;
        this.heads = heads;
    }

    List<Attention> list(
            ItemSet review, Account account, ItemSet unreadable, List<CoverageLine> coverage) {
        List<Attention> list = new ArrayList<>();
        transactions.read(
                connection -> {
                    plans.list(connection).forEach(plan -> plan(plan, list));
                    return holds(connection, list);
                });
        coverage.stream()
                .filter(line -> line.captured() < line.expected() || !line.gap().isEmpty())
                .map(
                        line ->
                                line.source()
                                        + ": "
                                        + (line.expected() - line.captured())
                                        + " of "
                                        + line.expected()
                                        + " not captured"
                                        + (line.gap().isEmpty() ? "" : ", " + line.gap()))
                .forEach(text -> list.add(new Attention("source", PrintedOutcome.REVIEW, text)));
        add(list, "policy", size(account.conflicts().values()), "over which policies disagree");
        add(list, "date", size(account.undated().values()), "without a date that can be relied on");
        long ordinary =
                review.size()
                        - size(account.conflicts().values())
                        - size(account.undated().values());
        add(
                list,
                "review",
                ordinary,
                "at the end of their retention, to be reviewed before they go");
        add(list, "read", unreadable.size(), "that could not be read, listed as exceptions");
        return list;
    }

    long waiting() {
        return transactions.read(plans::list).stream()
                .filter(plan -> plan.state() == Plan.State.PLANNED)
                .count();
    }

    private void plan(Plan plan, List<Attention> list) {
        String name =
                "Disposition plan "
                        + plan.id()
                        + ", "
                        + plan.items().size()
                        + (plan.items().size() == 1 ? " item: " : " items: ");
        String text =
                switch (plan.state()) {
                    case PLANNED -> plan.counting().size() + " of 2 approvals";
                    case APPROVED -> "approved; " + cooling(plan);
                    case EXECUTING -> "execution was cut off, execute it again to go on";
                    case STOPPED -> "stopped; execute it again to go on, or reject it";
                    case EXECUTED -> plan.certificate() == null ? "executed, not certified" : "";
                    case REJECTED -> "";
                };
        if (!text.isEmpty()) {
            list.add(new Attention("plan", PrintedOutcome.DUE, name + text));
        }
    }

    private String cooling(Plan plan) {
        Instant ends = plan.coolingEnds();
        return ends != null && ends.isAfter(heads.now())
                ? "its cooling time ends on " + heads.day(ends)
                : "may be executed";
    }

    private int holds(Connection connection, List<Attention> list) throws SQLException {
        List<Hold> all = holds.listOrderById();
        for (Hold hold : all) {
            Instant until = hold.protectsUntil();
            if (hold.active() && !members.any(connection, hold.number())) {
                list.add(
                        new Attention(
                                "hold",
                                PrintedOutcome.HELD,
                                "Hold H-" + hold.number() + " covers no item"));
            } else if (until != null && hold.protects(heads.now())) {
                list.add(
                        new Attention(
                                "hold",
                                PrintedOutcome.HELD,
                                "Hold H-"
                                        + hold.number()
                                        + " was released and protects until "
                                        + heads.day(until)));
            }
        }
        return all.size();
    }

    private static void add(List<Attention> list, String word, long items, String what) {
        if (items > 0) {
            list.add(
                    new Attention(
                            word,
                            PrintedOutcome.REVIEW,
                            items + (items == 1 ? " item " : " items ") + what));
        }
    }

    static long size(Collection<ItemSet> sets) {
        return sets.stream().mapToLong(ItemSet::size).sum();
    }
}
