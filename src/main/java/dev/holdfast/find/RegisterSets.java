package dev.holdfast.find;

import dev.holdfast.item.ItemSet;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.Labels;
import dev.holdfast.register.Transactions;
import dev.holdfast.search.Members;
import dev.holdfast.search.SetResolver;

import io.micronaut.context.BeanProvider;

import jakarta.inject.Singleton;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;

/** The item sets that only the register knows. */
@Singleton
public class RegisterSets implements SetResolver {
    private final Transactions transactions;
    private final Labels labels;
    private final HoldMembers holds;
    private final BeanProvider<OutcomeSets> outcomes;
    private final BeanProvider<PlanSets> plans;
    private final BeanProvider<ErasureSets> erasures;
    private final DirectoryMembers directory;

    RegisterSets(
            Transactions transactions,
            Labels labels,
            HoldMembers holds,
            BeanProvider<OutcomeSets> outcomes,
            BeanProvider<PlanSets> plans,
            BeanProvider<ErasureSets> erasures,
            DirectoryMembers directory) {
        this.transactions = transactions;
        this.labels = labels;
        this.holds = holds;
        this.outcomes = outcomes;
        this.plans = plans;
        this.erasures = erasures;
        this.directory = directory;
    }

    /** The same sets, with the custodian directory as of a day. */
    SetResolver asOf(LocalDate day) {
        return new SetResolver() {
            @Override
            public ItemSet resolve(String property, String value) {
                return RegisterSets.this.resolve(property, value);
            }

            @Override
            public Members members(String property, String value) {
                return directory.members(property, value, day);
            }
        };
    }

    @Override
    public Members members(String property, String value) {
        return directory.members(property, value, directory.today());
    }

    @Override
    public ItemSet resolve(String property, String value) {
        return switch (property) {
            case "label" -> transactions.read(connection -> labels.items(connection, value));
            case "hold" -> {
                if (!value.matches("\\d{1,18}")) {
                    throw new Problem(
                            Code.BAD_QUERY,
                            "hold:" + value + " is not the number of a hold",
                            "write hold:12");
                }
                yield transactions.read(connection -> holds.of(connection, Long.parseLong(value)));
            }
            case "matter" -> transactions.read(connection -> holds.ofMatter(connection, value));
            case "ingest" ->
                    transactions.read(
                            connection -> {
                                try (PreparedStatement select =
                                        connection.prepareStatement(
                                                "SELECT ordinal FROM item WHERE ingest_id::text"
                                                        + " = ?")) {
                                    select.setString(1, value);
                                    ItemSet.Builder items = ItemSet.builder();
                                    try (ResultSet rows = select.executeQuery()) {
                                        while (rows.next()) {
                                            items.add(rows.getLong(1));
                                        }
                                    }
                                    return items.build();
                                }
                            });
            case "outcome" -> outcomes.get().items(value);
            case "policy" -> outcomes.get().covered(value);
            case "plan" -> plans.get().items(value);
            case "erasure" -> erasures.get().items(value);
            default ->
                    throw new Problem(
                            Code.BAD_QUERY,
                            property + ": cannot be searched here",
                            "use label:, hold:, matter:, outcome:, policy:, plan:, erasure: or"
                                    + " ingest:");
        };
    }
}
