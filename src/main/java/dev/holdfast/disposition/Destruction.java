package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.ContentRows;
import dev.holdfast.vault.DestructionPermit;
import dev.holdfast.vault.Vault;

import jakarta.inject.Singleton;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * The statements that destroy. Only {@link DestroyBatch} destroys by them; triggers refuse what
 * must not happen.
 */
@Singleton
class Destruction {
    /**
     * @param keys contents whose key is gone; fewer than items where another living item has the
     *     same content
     * @param root over number and hash of the destroyed items
     */
    record Done(long items, long keys, Sha256 root) {}

    private final Vault vault;

    Destruction(Vault vault) {
        this.vault = vault;
    }

    /** Those of {@code items} that are not destroyed yet. */
    ItemSet alive(Connection connection, ItemSet items) throws SQLException {
        return select(
                connection,
                "SELECT ordinal FROM item WHERE state = 0 AND ordinal = ANY (?)",
                items);
    }

    /** What was destroyed under a plan. */
    ItemSet under(Connection connection, long plan) throws SQLException {
        ItemSet.Builder found = ItemSet.builder();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal FROM item WHERE state = 1 AND plan_id = ?")) {
            select.setLong(1, plan);
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        }
        return found.build();
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
        Set<Sha256> contents = contents(connection, ordinals);
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
        DestructionPermit permit = DestructionPermit.mint(plan, contents);
        long keys = vault.destroy(permit, new ContentRows(connection));
        return new Done(reduced, keys, root);
    }

    /** The contents of the items and the texts that were read from them. */
    private static Set<Sha256> contents(Connection connection, Array ordinals) throws SQLException {
        Set<Sha256> contents = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT sha256 FROM item WHERE ordinal = ANY (?) UNION SELECT text_sha256"
                            + " FROM item WHERE ordinal = ANY (?) AND text_sha256 IS NOT NULL")) {
            select.setArray(1, ordinals);
            select.setArray(2, ordinals);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    contents.add(Sha256.ofDigest(row.getBytes(1)));
                }
            }
        }
        return contents;
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
