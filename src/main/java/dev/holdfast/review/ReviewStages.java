package dev.holdfast.review;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivePolicies;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Which stages the items of a policy go through. */
@Singleton
public class ReviewStages {
    private static final int MOST = 5;

    private final Transactions transactions;
    private final ActivePolicies policies;
    private final AuditLog audit;
    private final Clock clock;

    ReviewStages(Transactions transactions, ActivePolicies policies, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.audit = audit;
        this.clock = clock;
    }

    /** The policies with stages of their own. */
    public SequencedMap<String, List<Stage>> list() {
        return transactions.read(ReviewStages::read);
    }

    /**
     * Sets the stages of a policy; without any, it has the default one again. What was approved
     * before stays approved.
     *
     * @throws Problem HF-2053 for more than five stages
     */
    public List<Stage> set(String policy, List<Stage> stages, Actor by) {
        if (stages.size() > MOST) {
            throw new Problem(
                    Code.REVIEW_STAGES,
                    "a review has at most " + MOST + " stages, not " + stages.size(),
                    "put reviewers into one stage");
        }
        if (policies.book().find(policy).isEmpty()) {
            throw new Problem(
                    Code.NOT_FOUND,
                    "no active policy has the id '" + policy + "'",
                    "see 'holdfast policy list'");
        }
        return transactions.write(
                connection -> {
                    try (PreparedStatement delete =
                            connection.prepareStatement(
                                    "DELETE FROM review_stage WHERE policy = ?")) {
                        delete.setString(1, policy);
                        delete.executeUpdate();
                    }
                    insert(connection, policy, stages, by);
                    audit.append(
                            connection,
                            by,
                            "review.stages",
                            "policy/" + policy,
                            Map.of("stages", stages.stream().map(Stage::words).toList()));
                    return stages;
                });
    }

    private void insert(Connection connection, String policy, List<Stage> stages, Actor by)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO review_stage (policy, stage, name, reviewers, role, set_by,"
                                + " set_at) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < stages.size(); i++) {
                Stage stage = stages.get(i);
                insert.setString(1, policy);
                insert.setInt(2, i + 1);
                insert.setString(3, stage.name());
                insert.setArray(4, connection.createArrayOf("text", stage.reviewers().toArray()));
                insert.setString(5, stage.role());
                insert.setString(6, by.name());
                insert.setTimestamp(7, Timestamp.from(clock.instant()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Items that several policies send to review go through the stages of all of them. */
    static List<Stage> of(Map<String, List<Stage>> set, List<Policy> asking) {
        LinkedHashSet<Stage> stages = new LinkedHashSet<>();
        asking.stream()
                .map(Policy::id)
                .sorted()
                .forEach(id -> stages.addAll(set.getOrDefault(id, List.of(Stage.DEFAULT))));
        return stages.isEmpty() ? List.of(Stage.DEFAULT) : List.copyOf(stages);
    }

    static SequencedMap<String, List<Stage>> read(Connection connection) throws SQLException {
        TreeMap<String, List<Stage>> stages = new TreeMap<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT policy, name, reviewers, role FROM review_stage ORDER BY"
                                        + " policy, stage");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                stages.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                        .add(
                                new Stage(
                                        row.getString(2),
                                        List.of((String[]) row.getArray(3).getArray()),
                                        row.getString(4)));
            }
        }
        return stages;
    }
}
