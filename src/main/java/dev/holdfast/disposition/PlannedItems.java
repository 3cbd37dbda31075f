package dev.holdfast.disposition;

import dev.holdfast.find.PlanSets;
import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The items of plans, for {@code plan:3} and {@code plan:3.1} in queries. */
@Singleton
class PlannedItems implements PlanSets {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})(?:\\.(\\d{1,6}))?");

    private final Transactions transactions;
    private final Plans plans;

    PlannedItems(Transactions transactions, Plans plans) {
        this.transactions = transactions;
        this.plans = plans;
    }

    @Override
    public ItemSet items(String name) {
        Matcher found = NAME.matcher(name);
        if (!found.matches()) {
            throw new Problem(
                    Code.BAD_QUERY,
                    "plan:" + name + " is not the number of a plan",
                    "write plan:3, or plan:3.1 for its first class");
        }
        long number = Long.parseLong(found.group(1));
        Plan plan = transactions.read(connection -> plans.get(connection, number));
        if (found.group(2) == null) {
            return plan.items();
        }
        int one = Integer.parseInt(found.group(2));
        if (one < 1 || one > plan.classes().size()) {
            throw new Problem(
                    Code.BAD_QUERY,
                    "plan " + number + " has no class " + one,
                    "it has " + plan.classes().size());
        }
        return plan.classes().get(one - 1).members();
    }
}
