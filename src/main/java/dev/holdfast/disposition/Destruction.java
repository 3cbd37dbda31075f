package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.pace.PacedRows;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.register.ContentRows;
import dev.holdfast.vault.DestructionPermit;
import dev.holdfast.vault.Vault;

import jakarta.inject.Singleton;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;

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

    /**
     * Has the rest of the transaction find rows by index: thousands of numbers in one list look to
     * the planner like a reason to read the whole table.
     */
    static void byIndex(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL enable_seqscan = off; SET LOCAL jit = off");
        }
    }

    /**
     * Writes what the transaction logged so far through to the disk, when nobody searches, so that
     * nobody waits for that once it has the audit log.
     */
    static void flush(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < 17) {
            return; // its server cannot
        }
        SearchesFirst.giveWay();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(false, 'holdfast', '', true)");
        }
    }

    /** Those of {@code items} that are not destroyed yet. */
    ItemSet alive(Connection connection, ItemSet items) throws SQLException {
        return Ordinals.select(
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
            PacedRows.each(select, row -> found.add(row.getLong(1)));
        }
        return found.build();
    }

    /** Those under a hold, or above the mark up to which holds have been matched. */
    ItemSet heldOrUnknown(Connection connection, ItemSet items) throws SQLException {
        return Ordinals.select(connection, "SELECT held_among(?)", items)
                .or(
                        Ordinals.select(
                                connection,
                                "SELECT n FROM unnest(?) AS n WHERE n > (SELECT matched_through"
                                        + " FROM hold_progress)",
                                items));
    }

    /** Reduces the items to their residue and destroys the keys that no living item needs. */
    Done destroy(Connection connection, long plan, Doomed doomed, Instant at) throws SQLException {
        Array ordinals = Ordinals.array(connection, doomed.items());
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
        SearchesFirst.giveWay();
        // after the reduction: the label of a regulatory record leaves only with the item
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM item_label WHERE ordinal = ANY (?)")) {
            delete.setArray(1, ordinals);
            delete.executeUpdate();
        }
        SearchesFirst.giveWay();
        DestructionPermit permit = DestructionPermit.mint(plan, doomed.contents());
        long keys = vault.destroy(permit, new ContentRows(connection));
        return new Done(reduced, keys, doomed.root());
    }
}
