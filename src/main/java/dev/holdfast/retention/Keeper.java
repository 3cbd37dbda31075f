package dev.holdfast.retention;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.policy.Keepers;
import dev.holdfast.policy.Policy;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the keeper of the archive states to be: a bank, a listed company, in which jurisdictions.
 * Rules that bind others do not apply; while nothing is stated, all do.
 */
@Singleton
public class Keeper {
    private final Transactions transactions;
    private final ActivePolicies policies;
    private final AuditLog audit;

    Keeper(Transactions transactions, ActivePolicies policies, AuditLog audit) {
        this.transactions = transactions;
        this.policies = policies;
        this.audit = audit;
    }

    public SortedSet<String> stated() {
        return transactions.read(
                connection -> {
                    try (PreparedStatement select =
                                    connection.prepareStatement("SELECT keeper FROM archive");
                            ResultSet row = select.executeQuery()) {
                        row.next();
                        return new TreeSet<>(List.of((String[]) row.getArray(1).getArray()));
                    }
                });
    }

    /** The words that active policies bind, or do not bind. */
    private Set<String> bound() {
        Set<String> bound = new TreeSet<>();
        for (Policy policy : policies.book().policies()) {
            bound.addAll(policy.binding().keepers());
            bound.addAll(policy.binding().not());
        }
        return bound;
    }

    /**
     * Replaces the statement.
     *
     * @throws Problem HF-1002 for a word that no rule could name, HF-5022 for one that none does
     */
    public SortedSet<String> state(Collection<String> words, Actor by) {
        Set<String> bound = bound();
        for (String word : words) {
            if (!word.matches("[a-z0-9-]+")) {
                throw new Problem(
                        Code.INVALID_INPUT,
                        "'" + word + "' is not what a rule could name",
                        "write words as policies do: bank, broker-dealer, jurisdiction-de");
            }
            if (!Keepers.known(word) && !bound.contains(word)) {
                throw new Problem(
                        Code.POLICY_UNKNOWN_KEEPER,
                        "no policy binds '" + word + "', so stating it would say nothing",
                        "choose from GET /api/v1/policies/keepers, or activate the policy that"
                                + " binds it first");
            }
        }
        Set<String> stated = new TreeSet<>(words);
        return transactions.write(
                connection -> {
                    Array array = connection.createArrayOf("text", stated.toArray());
                    try (PreparedStatement update =
                            connection.prepareStatement("UPDATE archive SET keeper = ?")) {
                        update.setArray(1, array);
                        update.executeUpdate();
                    }
                    audit.append(
                            connection,
                            by,
                            "keeper.state",
                            "archive",
                            Map.of("keeper", String.join(", ", stated)));
                    return stated();
                });
    }
}
