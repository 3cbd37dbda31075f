package dev.holdfast.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.decide.Evaluation;
import dev.holdfast.decide.Terms;
import dev.holdfast.register.Transactions;
import dev.holdfast.schedule.RunJob;

import jakarta.inject.Singleton;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the whole archive and puts the result on record. */
@Singleton
public class EvaluateArchive {
    /**
     * @param id of the record
     */
    public record Recorded(long id, Instant at, Evaluation evaluation) {}

    /** The counts of an evaluation on record. */
    public record Summary(
            long id,
            LocalDate asOf,
            Instant at,
            String ruleBook,
            long items,
            int classes,
            long keep,
            long held,
            long review,
            long due,
            long millis) {}

    private final Transactions transactions;
    private final Decisions decisions;
    private final ActivePolicies policies;
    private final EvaluationSets sets;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    EvaluateArchive(
            Transactions transactions,
            Decisions decisions,
            ActivePolicies policies,
            EvaluationSets sets,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.decisions = decisions;
        this.policies = policies;
        this.sets = sets;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    public Recorded evaluate(LocalDate asOf, Actor by) {
        return evaluate(asOf, by, (percent, doing) -> {});
    }

    Recorded evaluate(LocalDate asOf, Actor by, RunJob.Progress progress) {
        long started = System.nanoTime();
        progress.at(5, "deciding for " + asOf);
        Decided decided = decisions.decide(asOf);
        Evaluation evaluation = decided.evaluation();
        long millis = (System.nanoTime() - started) / 1_000_000;
        progress.at(80, "recording " + evaluation.items() + " items");
        return transactions.write(
                connection -> {
                    Instant at = clock.instant();
                    long id = insert(connection, decided, at, by, millis);
                    sets.save(connection, id, decided.archive(), evaluation);
                    audit.append(
                            connection,
                            by,
                            "evaluate",
                            "evaluation/" + id,
                            Map.of(
                                    "asOf", asOf.toString(),
                                    "ruleBook", evaluation.version(),
                                    "rules", evaluation.rules().hex(),
                                    "policies", evaluation.policies().hex(),
                                    "highWater", evaluation.highWater(),
                                    "keep", evaluation.keep().size(),
                                    "held", evaluation.held().size(),
                                    "review", evaluation.review().size(),
                                    "due", evaluation.due().size()));
                    return new Recorded(id, at, evaluation);
                });
    }

    public Optional<Summary> latest() {
        return list(1).stream().findFirst();
    }

    /** The newest evaluations, the latest first. */
    public List<Summary> list(int most) {
        return transactions.read(
                connection -> {
                    List<Summary> list = new ArrayList<>();
                    try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "SELECT * FROM evaluation ORDER BY id DESC LIMIT "
                                                    + most);
                            ResultSet rows = select.executeQuery()) {
                        while (rows.next()) {
                            list.add(summary(rows));
                        }
                    }
                    return list;
                });
    }

    private static Summary summary(ResultSet row) throws SQLException {
        return new Summary(
                row.getLong("id"),
                row.getDate("as_of").toLocalDate(),
                row.getTimestamp("at").toInstant(),
                row.getString("rule_book"),
                row.getLong("items"),
                row.getInt("classes"),
                row.getLong("keep"),
                row.getLong("held"),
                row.getLong("review"),
                row.getLong("due"),
                row.getLong("millis"));
    }

    private long insert(Connection connection, Decided decided, Instant at, Actor by, long millis)
            throws SQLException {
        Evaluation evaluation = decided.evaluation();
        Terms terms = decided.terms();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO evaluation (as_of, at, by_user, rule_book, high_water, items,"
                            + " classes, keep, held, review, due, millis, detail, rules, policies,"
                            + " policy_versions, zone, financial_year_end, keeper) VALUES (?, ?, ?,"
                            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)"
                            + " RETURNING id")) {
            insert.setDate(1, Date.valueOf(evaluation.asOf()));
            insert.setTimestamp(2, Timestamp.from(at));
            insert.setString(3, by.name());
            insert.setString(4, evaluation.version());
            insert.setLong(5, evaluation.highWater());
            insert.setLong(6, evaluation.items());
            insert.setInt(7, evaluation.classes().size());
            insert.setLong(8, evaluation.keep().size());
            insert.setLong(9, evaluation.held().size());
            insert.setLong(10, evaluation.review().size());
            insert.setLong(11, evaluation.due().size());
            insert.setLong(12, millis);
            insert.setString(13, json.writeValueAsString(evaluation.classes()));
            insert.setString(14, evaluation.rules().hex());
            insert.setString(15, evaluation.policies().hex());
            Object[] versions = policies.versionsOf(terms.policies()).toArray();
            insert.setArray(16, connection.createArrayOf("bigint", versions));
            insert.setString(17, terms.calendar().zone().getId());
            insert.setString(18, terms.calendar().financialYearEnd().toString());
            insert.setArray(19, connection.createArrayOf("text", terms.keeper().toArray()));
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
