package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.register.PlanMembers;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Every plan's items against the seal it has. */
@Singleton
public class VerifyPlans {
    private final Plans plans;
    private final PlanMembers members;

    VerifyPlans(Plans plans, PlanMembers members) {
        this.plans = plans;
        this.members = members;
    }

    public void verify(Connection connection, List<String> problems) throws SQLException {
        for (Plan plan : plans.list(connection)) {
            if (!Seal.over(connection, plan.items()).equals(plan.seal())) {
                problems.add(
                        "the items of plan " + plan.id() + " are not those it was sealed over");
            }
            ItemSet bits = members.of(connection, plan.id());
            if (!bits.equals(plan.items())) {
                problems.add("the bits of plan " + plan.id() + " are not its items");
            }
        }
    }
}
