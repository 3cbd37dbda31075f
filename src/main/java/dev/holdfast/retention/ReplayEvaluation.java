package dev.holdfast.retention;

import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Outcome;
import dev.holdfast.decide.Terms;
import dev.holdfast.decide.Why;
import dev.holdfast.decide.WhyItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.policy.PolicyBook;
import dev.holdfast.policy.RetentionCalendar;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.rules.RuleBook;
import dev.holdfast.rules.RuleBooks;
import dev.holdfast.search.DateColumns;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays an evaluation on record: with the rules, policies, calendar, keeper, labels, events and
 * holds of then. A decision comes out as it did, whatever has changed since.
 */
@Singleton
public class ReplayEvaluation {
    private record Stored(
            LocalDate asOf,
            String rules,
            String policies,
            List<Long> versions,
            RetentionCalendar calendar,
            Set<String> keeper,
            String version,
            long highWater) {}

    private final Transactions transactions;
    private final EvaluationSets sets;
    private final ActivePolicies policies;
    private final RuleBooks books;
    private final Items items;

    ReplayEvaluation(
            Transactions transactions,
            EvaluationSets sets,
            ActivePolicies policies,
            RuleBooks books,
            Items items) {
        this.transactions = transactions;
        this.sets = sets;
        this.policies = policies;
        this.books = books;
        this.items = items;
    }

    /**
     * Why an item was decided as it was. A destroyed item can be asked about too: its dates are
     * part of its residue.
     *
     * @throws Problem HF-1001 where there is no such evaluation, or it did not decide the item;
     *     HF-5062 where its rules or policies cannot be had any more
     */
    public Why why(long evaluation, ItemId item) {
        return transactions.read(
                connection -> {
                    Stored stored = stored(connection, evaluation);
                    Item found =
                            items.find(connection, item)
                                    .filter(one -> item.ordinal() <= stored.highWater())
                                    .orElseThrow(
                                            () ->
                                                    new Problem(
                                                            Code.NOT_FOUND,
                                                            "evaluation "
                                                                    + evaluation
                                                                    + " did not decide item "
                                                                    + item,
                                                            "the item came later, or there is"
                                                                    + " none"));
                    PolicyBook book = policies.book(stored.versions());
                    if (!book.digest().hex().equals(stored.policies())) {
                        throw notReplayable(evaluation, "its policies read differently today");
                    }
                    Terms terms =
                            Terms.of(book, stored.calendar(), stored.asOf())
                                    .keptBy(stored.keeper());
                    return new WhyItem(rules(evaluation, stored))
                            .explain(
                                    sets.archive(connection, evaluation, dates(found)),
                                    terms,
                                    item);
                });
    }

    /** What was decided then, to be compared with another evaluation. */
    public Evaluation outcomes(long evaluation) {
        return transactions.read(
                connection -> {
                    Stored stored = stored(connection, evaluation);
                    Map<Outcome, ItemSet> outcomes = sets.outcomes(connection, evaluation);
                    return new Evaluation(
                            stored.asOf(),
                            Sha256.parse(stored.policies()),
                            Sha256.parse(stored.rules()),
                            stored.version(),
                            stored.highWater(),
                            of(outcomes, Outcome.KEEP),
                            of(outcomes, Outcome.HELD),
                            of(outcomes, Outcome.REVIEW),
                            of(outcomes, Outcome.DUE),
                            List.of(),
                            0);
                });
    }

    private static ItemSet of(Map<Outcome, ItemSet> outcomes, Outcome outcome) {
        return outcomes.getOrDefault(outcome, ItemSet.empty());
    }

    private RuleBook rules(long evaluation, Stored stored) {
        try {
            return books.byDigest(Sha256.parse(stored.rules()));
        } catch (Problem problem) {
            if (problem.code() == Code.NO_SUCH_RULE_BOOK) {
                throw notReplayable(evaluation, "its rules are not on record");
            }
            throw problem;
        }
    }

    private static Problem notReplayable(long evaluation, String why) {
        return new Problem(
                Code.EVALUATION_NOT_REPLAYABLE,
                "evaluation " + evaluation + " cannot be replayed: " + why,
                "replay it with the version of Holdfast that made it");
    }

    private static Stored stored(Connection connection, long evaluation) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM evaluation WHERE id = ?")) {
            select.setLong(1, evaluation);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new Problem(
                            Code.NOT_FOUND,
                            "there is no evaluation " + evaluation,
                            "see 'holdfast evaluation list'");
                }
                if (row.getString("rules") == null) {
                    throw notReplayable(
                            evaluation, "it was made before evaluations kept what they knew");
                }
                return new Stored(
                        row.getDate("as_of").toLocalDate(),
                        row.getString("rules"),
                        row.getString("policies"),
                        Arrays.asList((Long[]) row.getArray("policy_versions").getArray()),
                        new RetentionCalendar(
                                ZoneId.of(row.getString("zone")),
                                MonthDay.parse(row.getString("financial_year_end"))),
                        Set.of((String[]) row.getArray("keeper").getArray()),
                        row.getString("rule_book"),
                        row.getLong("high_water"));
            }
        }
    }

    private static DateColumns dates(Item item) {
        return (column, ordinal) ->
                switch (column) {
                    case SENT -> millis(item.sent());
                    case RECEIVED -> millis(item.received());
                    case CREATED -> millis(item.created());
                    case MODIFIED -> millis(item.modified());
                };
    }

    private static long millis(@Nullable Instant at) {
        return at == null ? DateColumns.MISSING : at.toEpochMilli();
    }
}
