package dev.holdfast.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Whatever is changed in the log is noticed. */
class AuditTamperTest extends AuditLogScene {
    @Test
    void everyEditedByteOfAnEntryShouldBeNoticed() throws SQLException {
        append(5);
        checkpoint();
        String leaf = LogTables.entry(connection, 2).orElseThrow().leaf();
        for (int i = 0; i < leaf.length(); i++) {
            char c = leaf.charAt(i);
            if (Character.isSurrogate(c)) {
                continue;
            }
            String edited = leaf.substring(0, i) + (char) (c ^ 1) + leaf.substring(i + 1);
            tamper(
                    "UPDATE audit_entry SET leaf = '"
                            + edited.replace("'", "''")
                            + "' WHERE seq = 2");
            assertThat(verify().ok()).as("character %d", i).isFalse();
        }
        tamper("UPDATE audit_entry SET leaf = '" + leaf + "' WHERE seq = 2");
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void editedColumnsHashesNodesAndCheckpointsShouldBeNoticed() throws SQLException {
        append(9);
        checkpoint();
        for (String[] edit :
                new String[][] {
                    {"audit_entry", "actor", "'eve'"},
                    {"audit_entry", "action", "'hold.release'"},
                    {"audit_entry", "subject", "'hold/99'"},
                    {"audit_entry", "at", "at + interval '1 microsecond'"},
                    {
                        "audit_entry",
                        "leaf_hash",
                        "set_byte(leaf_hash, 31, 255 - get_byte(leaf_hash, 31))"
                    },
                    {"audit_node", "hash", "set_byte(hash, 0, 255 - get_byte(hash, 0))"},
                    {"audit_checkpoint", "note", "replace(note, '9', '8')"},
                    {"audit_checkpoint", "root", "set_byte(root, 5, 255 - get_byte(root, 5))"},
                    {"audit_checkpoint", "size", "size - 1"}
                }) {
            tamper("CREATE TABLE keep AS SELECT * FROM " + edit[0]);
            tamper("UPDATE " + edit[0] + " SET " + edit[1] + " = " + edit[2]);
            assertThat(verify().ok()).as(edit[0] + "." + edit[1]).isFalse();
            String override = edit[0].equals("audit_checkpoint") ? " OVERRIDING SYSTEM VALUE" : "";
            tamper(
                    "TRUNCATE "
                            + edit[0]
                            + "; INSERT INTO "
                            + edit[0]
                            + override
                            + " SELECT * FROM keep; DROP TABLE keep");
            assertThat(verify().problems()).isEmpty();
        }
    }

    @Test
    void cutTailShouldBeNoticedByTheCheckpoint() throws SQLException {
        append(6);
        String copy = checkpoint().note();
        tamper("DELETE FROM audit_entry WHERE seq >= 5");
        assertThat(verify().problems()).anyMatch(p -> p.contains("covers 6 entries"));
        tamper("DELETE FROM audit_checkpoint");
        tamper("DELETE FROM audit_node WHERE (idx + 1) << level > 5");
        assertThat(verify().ok()).isTrue();
        assertThat(verify(copy).problems()).anyMatch(p -> p.contains("covers 6 entries"));
    }

    @Test
    void rewrittenHistoryShouldDifferFromAnEarlierCheckpoint() throws SQLException {
        append(6);
        String copy = checkpoint().note();
        tamper("TRUNCATE audit_entry, audit_node, audit_checkpoint");
        for (int i = 0; i < 6; i++) {
            log.append(connection, Actor.SYSTEM, "nothing.happened", "hold/" + i, Map.of());
        }
        connection.commit();
        assertThat(verify().ok()).isTrue();
        assertThat(verify(copy).ok()).isFalse();
    }

    @Test
    void ownerAndServiceShouldNotBeAbleToRewriteTheLog() throws SQLException {
        append(2);
        try (Connection owner =
                        DriverManager.getConnection(
                                database.access().url(),
                                database.access().ownerUser(),
                                database.access().ownerPassword());
                Connection service = database.serviceDataSource().getConnection();
                Statement asOwner = owner.createStatement();
                Statement asService = service.createStatement()) {
            for (String table : List.of("audit_entry", "audit_node", "audit_checkpoint")) {
                for (String sql :
                        List.of(
                                "DELETE FROM " + table,
                                "TRUNCATE " + table,
                                "UPDATE "
                                        + table
                                        + (table.equals("audit_node")
                                                ? " SET idx = 7"
                                                : " SET at = now()"))) {
                    {
                        assertThatThrownBy(() -> asOwner.execute(sql))
                                .hasMessageContaining("HF-6014");
                        assertThatThrownBy(() -> asService.execute(sql))
                                .hasMessageContaining("permission denied");
                    }
                }
            }
        }
    }
}
