package dev.holdfast.selftest;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.MerkleRoot;
import dev.holdfast.item.Sha256;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * The scene of a self-test, in a transaction that is rolled back. Its numbers are negative, so no
 * sequence moves and no number of an archive is taken.
 *
 * <p>Items: -1 held and in plan -1; -2 in plan -1 and free; -3 in no plan; -4 in plan -2, which
 * nobody approved; -5 held by a hold released a moment ago, in plan -1; one beyond every number
 * matched against holds, in plan -1; and the archive's next number, held and in plan -1, for what
 * asks through the service's own classes.
 */
@Singleton
class Canary {
    static final long UNMATCHED = 1L << 42;

    private static final long ITEMS = 8;

    private static final List<String> SCENE =
            List.of(
                    "INSERT INTO custodian (id, name) OVERRIDING SYSTEM VALUE VALUES (-1, 'Holdfast"
                            + " canary')",
                    "INSERT INTO source (id, name) OVERRIDING SYSTEM VALUE VALUES (-1, 'Holdfast"
                            + " canary')",
                    "INSERT INTO ingest (id, source, custodian, paths, by_user, started, state)"
                            + " OVERRIDING SYSTEM VALUE VALUES (-1, 'Holdfast canary', 'Holdfast"
                            + " canary', '', 'system', now(), 'done')",
                    "INSERT INTO content SELECT sha256(convert_to('canary ' || n, 'UTF8')), 6, 1,"
                            + " 0, 6, '\\x00' FROM canary_number",
                    "INSERT INTO item (ordinal, source_id, custodian_id, ingest_id, bytes, version,"
                        + " kind, sha256, text_sha256, identity, source_key, subject) SELECT n, -1,"
                        + " -1, -1, 6, 1, 0, sha256(convert_to('canary ' || n, 'UTF8')),"
                        + " sha256(convert_to('canary ' || n, 'UTF8')), '\\x00', 'canary/' || n,"
                        + " 'canary' FROM canary_number",
                    "INSERT INTO retention_event (id, type, key, on_date, state, by_user, at)"
                            + " OVERRIDING SYSTEM VALUE VALUES (-1, 'canary', 'subject:canary',"
                            + " current_date, 'active', 'system', now())",
                    "INSERT INTO policy_version (id, policy, version, digest, source_yaml,"
                        + " activated_by, activated_at, retired_by, retired_at) OVERRIDING SYSTEM"
                        + " VALUE VALUES (-1, 'holdfast-canary', 1, 'x', 'x', 'canary-author',"
                        + " now(), 'canary-author', now())",
                    "INSERT INTO matter (id, name, state, opened_by, opened_at) OVERRIDING SYSTEM"
                            + " VALUE VALUES (-1, 'Holdfast canary', 'open', 'system', now())",
                    "INSERT INTO hold (id, matter_id, custodians, placed_by, placed_at) OVERRIDING"
                            + " SYSTEM VALUE VALUES (-1, -1, '{Holdfast canary}', 'system', now()),"
                            + " (-2, -1, '{Holdfast canary}', 'system', now()), (-3, -1, '{Holdfast"
                            + " canary}', 'system', now())",
                    "INSERT INTO hold_chunk SELECT (n >> 13)::int, -1, bit_or(pg_temp.one_bit((n &"
                            + " 8191)::int)) FROM canary_number WHERE n NOT IN (-2, -3, -4, -5, "
                            + UNMATCHED
                            + ") GROUP BY 1",
                    "INSERT INTO hold_release (id, hold_id, requested_by, requested_at, reason,"
                        + " impact, state, ended_by, ended_at) OVERRIDING SYSTEM VALUE VALUES (-1,"
                        + " -2, 'canary-one', now(), 'self test', '{}', 'confirmed', 'system',"
                        + " now())",
                    "UPDATE hold SET released_by = 'system', released_at = now(), protects_until ="
                            + " now() + interval '30 days' WHERE id = -2");

    /** For the items with numbers below zero only. */
    private static final List<String> SINGLE =
            List.of(
                    "INSERT INTO item_label (ordinal, label, by_user, at, record) VALUES (-3,"
                            + " 'canary', 'system', now(), 'regulatory')",
                    "INSERT INTO hold_chunk VALUES (-1, -2, pg_temp.one_bit(8187))");

    private final AuditLog audit;

    Canary(AuditLog audit) {
        this.audit = audit;
    }

    /** The scene for raw SQL: every item but the one with the archive's next number. */
    void setForSql(Connection connection) throws SQLException {
        set(connection, "-1, -2, -3, -4, -5, " + UNMATCHED, -1);
        try (Statement statement = connection.createStatement()) {
            for (String sql : SINGLE) {
                statement.execute(sql);
            }
        }
    }

    /**
     * The scene for the service's own classes, which know no number below zero.
     *
     * @return the archive's next number, the only item
     */
    long setForService(Connection connection) throws SQLException {
        long next;
        try (Statement statement = connection.createStatement()) {
            next = next(statement);
        }
        set(connection, Long.toString(next), next);
        return next;
    }

    private void set(Connection connection, String numbers, long next) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE FUNCTION pg_temp.one_bit(at int) RETURNS bit(8192) LANGUAGE sql AS"
                            + " 'SELECT set_bit(repeat(''0'', 8192)::bit(8192), at, 1)'");
            statement.execute(
                    "CREATE TEMPORARY TABLE canary_number ON COMMIT DROP AS SELECT unnest(ARRAY["
                            + numbers
                            + "]::bigint[]) AS n");
            for (String sql : SCENE) {
                statement.execute(sql);
            }
            told(connection, "canary-one", "hold.release-request", "hold/-2", Map.of());
            told(connection, "system", "hold.release", "hold/-2", Map.of());
            plan(connection, -1, next, "n NOT IN (-3, -4)");
            plan(connection, -2, next, "n = -4");
            for (String who : List.of("canary-one", "canary-two")) {
                statement.execute(
                        "INSERT INTO disposition_approval VALUES (-1, '" + who + "', now())");
                told(connection, who, "disposition.approve", "plan/-1", Map.of());
            }
            statement.execute(
                    "UPDATE disposition_plan SET state = 'approved', cooling_ends = now() WHERE id"
                            + " = -1");
            statement.execute("UPDATE disposition_plan SET state = 'executing' WHERE id = -1");
            told(connection, "canary-one", "disposition.execute", "plan/-1", Map.of());
        }
    }

    private void told(
            Connection connection, String who, String action, String subject, Map<String, ?> detail)
            throws SQLException {
        audit.append(connection, new Actor(who), action, subject, detail);
    }

    private void plan(Connection connection, long id, long next, String members)
            throws SQLException {
        String sealed = next + " " + Sha256.of(bytes("canary " + next)).hex();
        MerkleRoot seal = new MerkleRoot();
        seal.add(sealed.getBytes(StandardCharsets.US_ASCII));
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO disposition_plan (id, as_of, evaluation_id, rule_book, items,"
                                + " item_count, bytes, seal, classes, policy_authors, planned_by,"
                                + " planned_at, state) OVERRIDING SYSTEM VALUE VALUES (?,"
                                + " '2000-01-01', -1, '', ?, "
                                + ITEMS
                                + ", 6, ?, '[]', '{canary-author}',"
                                + " 'canary-planner', now(), 'planned')")) {
            insert.setLong(1, id);
            insert.setBytes(2, (next > 0 ? ItemSet.of(next) : ItemSet.empty()).toBytes());
            insert.setBytes(3, seal.root().bytes());
            insert.executeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO plan_chunk SELECT "
                            + id
                            + ", (n >> 13)::int, bit_or(pg_temp.one_bit((n & 8191)::int)) FROM"
                            + " canary_number WHERE "
                            + members
                            + " GROUP BY 2");
        }
        told(
                connection,
                "canary-planner",
                "disposition.plan",
                "plan/" + id,
                Map.of("seal", seal.root().hex(), "items", ITEMS));
    }

    private static long next(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT last_ordinal + 1 FROM archive")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
