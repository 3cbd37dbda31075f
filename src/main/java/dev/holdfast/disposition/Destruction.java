package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

import javax.sql.DataSource;

/**
 * The statements that destroy. Only {@link ExecutePlan} calls them; triggers refuse what must not
 * happen.
 */
@Singleton
class Destruction {
    private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);

    /**
     * @param keys contents whose key is gone; fewer than items where another living item has the
     *     same content
     * @param root over number and hash of the destroyed items
     */
    record Done(long items, long keys, Sha256 root) {}

    private final DataSource dataSource;

    Destruction(DataSource dataSource) {
        // VACUUM runs in no transaction: it needs a connection of its own, not the contextual one
        this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    }

    /** Those of {@code items} that are not destroyed yet. */
    ItemSet alive(Connection connection, ItemSet items) throws SQLException {
        return select(
                connection,
                "SELECT ordinal FROM item WHERE state = 0 AND ordinal = ANY (?)",
                items);
    }

    /** Those under a hold, or above the mark up to which holds have been matched. */
    ItemSet heldOrUnknown(Connection connection, ItemSet items) throws SQLException {
        return select(
                connection,
                "SELECT n FROM unnest(?) AS n WHERE held(n) OR n > (SELECT matched_through FROM"
                        + " hold_progress)",
                items);
    }

    /** Reduces the items to their residue and destroys the keys that no living item needs. */
    Done destroy(Connection connection, long plan, ItemSet items, Instant at) throws SQLException {
        Sha256 root = Seal.over(connection, items);
        Array ordinals = array(connection, items);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TEMPORARY TABLE IF NOT EXISTS going (sha256 bytea) ON COMMIT DELETE"
                            + " ROWS");
        }
        execute(
                connection,
                "INSERT INTO going SELECT sha256 FROM item WHERE ordinal = ANY (?) UNION SELECT"
                    + " text_sha256 FROM item WHERE ordinal = ANY (?) AND text_sha256 IS NOT NULL",
                ordinals,
                ordinals);
        long reduced;
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE item SET state = 1, plan_id = ?, destroyed_at = ?, text_sha256 ="
                            + " NULL, source_key = NULL, path = NULL, media_type = NULL, subject ="
                            + " NULL, sender = NULL, recipients = NULL, message_id = NULL,"
                            + " attachments = NULL, properties = NULL, unreadable = NULL WHERE"
                            + " ordinal = ANY (?) AND state = 0")) {
            update.setLong(1, plan);
            update.setTimestamp(2, Timestamp.from(at));
            update.setArray(3, ordinals);
            reduced = update.executeUpdate();
        }
        // after the reduction: the label of a regulatory record leaves only with the item
        execute(connection, "DELETE FROM item_label WHERE ordinal = ANY (?)", ordinals);
        long keys;
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM content c USING (SELECT DISTINCT sha256 FROM going) g WHERE"
                            + " c.sha256 = g.sha256 AND NOT EXISTS (SELECT FROM item i WHERE"
                            + " i.state = 0 AND i.sha256 = c.sha256) AND NOT EXISTS (SELECT FROM"
                            + " item i WHERE i.state = 0 AND i.text_sha256 = c.sha256)")) {
            keys = delete.executeUpdate();
        }
        return new Done(reduced, keys, root);
    }

    /**
     * Removes dead rows, so that destroyed keys and words do not linger in the database's files.
     * Best effort: a server that does not let the service vacuum does so by itself, later.
     */
    void sweep() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("VACUUM content, item, item_label");
        } catch (SQLException e) {
            LOG.warn("dead rows wait for autovacuum: {}", e.getMessage());
        }
    }

    private static ItemSet select(Connection connection, String sql, ItemSet items)
            throws SQLException {
        ItemSet.Builder found = ItemSet.builder();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, array(connection, items));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found.build();
    }

    private static void execute(Connection connection, String sql, Array... arrays)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                statement.setArray(i + 1, arrays[i]);
            }
            statement.executeUpdate();
        }
    }

    private static Array array(Connection connection, ItemSet items) throws SQLException {
        return connection.createArrayOf("bigint", items.ordinals().boxed().toArray());
    }
}
