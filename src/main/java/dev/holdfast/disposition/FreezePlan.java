package dev.holdfast.disposition;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.PlanMembers;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ActivePolicies;
import dev.holdfast.retention.EvaluateArchive;
import dev.holdfast.search.SearchIndex;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Freezes a set of items into a plan and seals it; whatever kind of plan, it begins here. */
@Singleton
public class FreezePlan {
    private final Transactions transactions;
    private final ActivePolicies policies;
    private final PlanClasses classes;
    private final Plans plans;
    private final PlanMembers members;
    private final SearchIndex index;
    private final AuditLog audit;
    private final Clock clock;

    FreezePlan(
            Transactions transactions,
            ActivePolicies policies,
            PlanClasses classes,
            Plans plans,
            PlanMembers members,
            SearchIndex index,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.classes = classes;
        this.plans = plans;
        this.members = members;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param recorded the evaluation that lets the items go
     */
    public Plan freeze(Plan.Kind kind, ItemSet items, EvaluateArchive.Recorded recorded, Actor by) {
        return freeze(kind, items, recorded, null, Set.of(), by);
    }

    /**
     * @param request the erasure request, for a plan of that kind
     * @param judges who else decided that items may go, and so cannot approve it
     */
    public Plan freeze(
            Plan.Kind kind,
            ItemSet items,
            EvaluateArchive.Recorded recorded,
            @Nullable Long request,
            Set<String> judges,
            Actor by) {
        List<Plan.PlanClass> parts =
                classes.of(items, policies.list(), recorded.evaluation().asOf());
        TreeSet<String> deciding = new TreeSet<>();
        parts.forEach(part -> deciding.addAll(part.policies()));
        TreeSet<String> authors = new TreeSet<>(policies.authors(deciding));
        authors.addAll(judges);
        return transactions.write(
                connection -> {
                    Sha256 seal = Seal.over(connection, items);
                    long id =
                            insert(
                                    connection,
                                    kind,
                                    items,
                                    recorded,
                                    request,
                                    seal,
                                    parts,
                                    authors,
                                    by);
                    members.add(connection, id, items);
                    Plan plan = plans.get(connection, id);
                    Map<String, Object> detail = new LinkedHashMap<>();
                    detail.put("kind", kind.label());
                    detail.put("asOf", plan.asOf().toString());
                    detail.put("items", items.size());
                    detail.put("bytes", plan.bytes());
                    detail.put("seal", seal.hex());
                    detail.put("evaluation", recorded.id());
                    if (request != null) {
                        detail.put("request", request);
                    }
                    audit.append(connection, by, "disposition.plan", "plan/" + id, detail);
                    return plan;
                });
    }

    private long insert(
            Connection connection,
            Plan.Kind kind,
            ItemSet items,
            EvaluateArchive.Recorded recorded,
            @Nullable Long request,
            Sha256 seal,
            List<Plan.PlanClass> parts,
            Set<String> authors,
            Actor by)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO disposition_plan (as_of, evaluation_id, rule_book, items,"
                            + " item_count, bytes, seal, classes, policy_authors, planned_by,"
                            + " planned_at, state, kind, request_id) VALUES (?, ?, ?, ?, ?, ?, ?,"
                            + " ?::jsonb, ?, ?, ?, 'planned', ?, ?) RETURNING id")) {
            insert.setObject(1, recorded.evaluation().asOf());
            insert.setLong(2, recorded.id());
            insert.setString(3, recorded.evaluation().version());
            insert.setBytes(4, items.toBytes());
            insert.setLong(5, items.size());
            insert.setLong(6, index.sizes().sum(items));
            insert.setBytes(7, seal.bytes());
            insert.setString(8, plans.write(parts));
            insert.setArray(9, connection.createArrayOf("text", authors.toArray()));
            insert.setString(10, by.name());
            insert.setTimestamp(11, Timestamp.from(clock.instant()));
            insert.setString(12, kind.label());
            insert.setObject(13, request);
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        }
    }
}
