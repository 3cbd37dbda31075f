package dev.holdfast.disposition;

import dev.holdfast.disposition.Plan.Refusal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What plans listed and their execution refused, as rows. */
final class Refusals {
    private static final int AT_ONCE = 10_000;

    private Refusals() {}

    static void add(Connection connection, long plan, List<Refusal> refusals) throws SQLException {
        for (int from = 0; from < refusals.size(); from += AT_ONCE) {
            List<Refusal> some = refusals.subList(from, Math.min(refusals.size(), from + AT_ONCE));
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "INSERT INTO disposition_refusal (plan_id, ordinal, reason) SELECT ?,"
                                    + " n, r FROM unnest(?, ?) AS t (n, r) ON CONFLICT (plan_id,"
                                    + " ordinal) DO UPDATE SET reason = excluded.reason")) {
                insert.setLong(1, plan);
                insert.setArray(
                        2,
                        connection.createArrayOf(
                                "bigint", some.stream().map(Refusal::item).toArray()));
                insert.setArray(
                        3,
                        connection.createArrayOf(
                                "text", some.stream().map(Refusal::reason).toArray()));
                insert.executeUpdate();
            }
        }
    }

    /** What was refused once and destroyed when the plan was executed again is no refusal. */
    static List<Refusal> of(Connection connection, long plan) throws SQLException {
        List<Refusal> refusals = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT r.ordinal, r.reason FROM disposition_refusal r JOIN item i ON"
                            + " i.ordinal = r.ordinal WHERE r.plan_id = ? AND i.plan_id IS DISTINCT"
                            + " FROM r.plan_id ORDER BY r.ordinal")) {
            select.setLong(1, plan);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    refusals.add(new Refusal(row.getLong(1), row.getString(2)));
                }
            }
        }
        return refusals;
    }
}
