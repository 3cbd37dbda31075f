package dev.holdfast.model;

import dev.holdfast.item.ItemSet;
import dev.holdfast.register.HoldMembers;
import dev.holdfast.register.PlanMembers;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads what the checker looks at, in plain SQL and in one snapshot. */
final class ReadRegister {
    private final HoldMembers holdMembers;
    private final PlanMembers planMembers;

    ReadRegister(HoldMembers holdMembers, PlanMembers planMembers) {
        this.holdMembers = holdMembers;
        this.planMembers = planMembers;
    }

    private interface Read {
        void row(ResultSet row) throws SQLException;
    }

    Observed read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        }
        return new Observed(
                rows(connection),
                plans(connection),
                holds(connection),
                contents(connection),
                rules(connection),
                log(connection));
    }

    private static void each(Connection connection, String sql, Read read) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(5_000);
            try (ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    read.row(row);
                }
            }
        }
    }

    private static String micros(String column) {
        return "coalesce((extract(epoch FROM " + column + ") * 1000000)::bigint, 0)";
    }

    private static List<Observed.Row> rows(Connection connection) throws SQLException {
        List<Observed.Row> rows = new ArrayList<>();
        each(
                connection,
                "SELECT ordinal, c.name, encode(sha256, 'hex'), source_key, CASE state WHEN 1 THEN"
                        + " coalesce(plan_id, -1) ELSE 0 END, "
                        + micros("destroyed_at")
                        + " FROM item i JOIN custodian c ON c.id = i.custodian_id ORDER BY ordinal",
                row ->
                        rows.add(
                                new Observed.Row(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getLong(5),
                                        row.getLong(6))));
        return rows;
    }

    private Map<Long, Observed.Plan> plans(Connection connection) throws SQLException {
        Map<Long, ItemSet> members = new HashMap<>();
        each(
                connection,
                "SELECT id FROM disposition_plan",
                row -> members.put(row.getLong(1), planMembers.of(connection, row.getLong(1))));
        Map<Long, Observed.Plan> plans = new TreeMap<>();
        each(
                connection,
                "SELECT id, state, coalesce(request_id, 0), planned_by, policy_authors,"
                        + " ARRAY(SELECT by_user FROM disposition_approval a WHERE a.plan_id = p.id"
                        + " ORDER BY at), "
                        + micros("cooling_ends")
                        + ", certificate FROM disposition_plan p",
                row ->
                        plans.put(
                                row.getLong(1),
                                new Observed.Plan(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getLong(3),
                                        row.getString(4),
                                        texts(row, 5),
                                        texts(row, 6),
                                        members.getOrDefault(row.getLong(1), ItemSet.empty()),
                                        row.getLong(7),
                                        row.getString(8))));
        return plans;
    }

    private Map<Long, Observed.Hold> holds(Connection connection) throws SQLException {
        Map<Long, ItemSet> members = new HashMap<>();
        each(
                connection,
                "SELECT id FROM hold",
                row -> members.put(row.getLong(1), holdMembers.of(connection, row.getLong(1))));
        Map<Long, Observed.Hold> holds = new TreeMap<>();
        each(
                connection,
                "SELECT h.id, custodians, query, from_date::text, to_date::text, placed_by,"
                        + " requested_by, released_by, "
                        + micros("protects_until")
                        + " FROM hold h LEFT JOIN hold_release r ON r.hold_id = h.id AND r.state ="
                        + " 'confirmed'",
                row ->
                        holds.put(
                                row.getLong(1),
                                new Observed.Hold(
                                        row.getLong(1),
                                        Scope.parse(
                                                texts(row, 2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5)),
                                        row.getString(6),
                                        row.getString(7),
                                        row.getString(8),
                                        row.getLong(9),
                                        members.getOrDefault(row.getLong(1), ItemSet.empty()))));
        return holds;
    }

    private static Set<String> contents(Connection connection) throws SQLException {
        Set<String> contents = new HashSet<>();
        each(
                connection,
                "SELECT encode(sha256, 'hex') FROM content",
                row -> contents.add(row.getString(1)));
        return contents;
    }

    private static Map<String, Rule> rules(Connection connection) throws SQLException {
        Map<String, Rule> rules = new TreeMap<>();
        each(
                connection,
                "SELECT policy, substring(source_yaml FROM 'period: P([0-9]+)Y')::int FROM"
                        + " policy_version WHERE retired_at IS NULL",
                row -> rules.put(row.getString(1), Rule.named(row.getString(1), row.getInt(2))));
        return rules;
    }

    private static Map<String, List<Observed.Entry>> log(Connection connection)
            throws SQLException {
        Map<String, List<Observed.Entry>> log = new HashMap<>();
        each(
                connection,
                "SELECT subject, action, actor, leaf FROM audit_entry WHERE subject LIKE 'plan/%'"
                        + " OR subject LIKE 'hold/%' ORDER BY seq",
                row ->
                        log.computeIfAbsent(row.getString(1), k -> new ArrayList<>())
                                .add(
                                        new Observed.Entry(
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4))));
        return log;
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
