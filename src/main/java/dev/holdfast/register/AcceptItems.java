package dev.holdfast.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.item.Sha256;
import dev.holdfast.vault.Stored;

import jakarta.inject.Singleton;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes batches of items and contents with COPY, within the caller's transaction. */
@Singleton
public class AcceptItems {
    private static final String CONTENT_COPY =
            "COPY content (sha256, bytes, pack, pack_offset, sealed_bytes, wrapped_key) FROM STDIN";
    private static final String ITEM_COPY =
            "COPY item (ordinal, source_id, custodian_id, ingest_id, bytes, version, kind, sent,"
                + " received, created, modified, sha256, text_sha256, identity, source_key, path,"
                + " media_type, subject, sender, recipients, message_id, attachments, properties,"
                + " unreadable) FROM STDIN";

    private final ObjectMapper json;

    public AcceptItems(ObjectMapper json) {
        this.json = json;
    }

    /** The contents among {@code hashes} that the vault already holds. */
    public Set<Sha256> known(Connection connection, Collection<Sha256> hashes) throws SQLException {
        Set<Sha256> known = new HashSet<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sha256 FROM content WHERE sha256 = ANY (?)")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea", hashes.stream().map(Sha256::bytes).toArray(byte[][]::new)));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    known.add(Sha256.ofDigest(rows.getBytes(1)));
                }
            }
        }
        return known;
    }

    /**
     * The versions that live items of these identities have: identity to {@linkplain
     * NewItem#version versions}.
     */
    public Map<ByteBuffer, Set<String>> versions(
            Connection connection, Collection<byte[]> identities) throws SQLException {
        Map<ByteBuffer, Set<String>> versions = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT identity, sha256, properties ->> 'revision' FROM item"
                                + " WHERE state = 0 AND identity = ANY (?)")) {
            select.setArray(
                    1, connection.createArrayOf("bytea", identities.toArray(new byte[0][])));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    versions.computeIfAbsent(
                                    ByteBuffer.wrap(rows.getBytes(1)), k -> new HashSet<>())
                            .add(
                                    NewItem.version(
                                            Sha256.ofDigest(rows.getBytes(2)), rows.getString(3)));
                }
            }
        }
        return versions;
    }

    /**
     * Takes {@code count} numbers; other writers wait until this transaction ends, so numbers are
     * dense.
     */
    public long takeOrdinals(Connection connection, int count) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE archive SET last_ordinal = last_ordinal + ? RETURNING last_ordinal"
                                + " - ? + 1")) {
            update.setInt(1, count);
            update.setInt(2, count);
            try (ResultSet first = update.executeQuery()) {
                first.next();
                return first.getLong(1);
            }
        }
    }

    public void insertContents(Connection connection, List<Stored> contents) throws SQLException {
        CopyText rows = new CopyText();
        for (Stored stored : contents) {
            rows.add(stored.sha256().bytes())
                    .add(stored.bytes())
                    .add(stored.pack())
                    .add(stored.offset())
                    .add(stored.sealedBytes())
                    .add(stored.wrappedKey())
                    .endRow();
        }
        copy(connection, CONTENT_COPY, rows);
    }

    /**
     * Inserts {@code items} with consecutive numbers from {@code first}.
     *
     * @param versions version number of each item, from 1
     */
    public void insertItems(
            Connection connection,
            Origin origin,
            long ingest,
            long first,
            List<NewItem> items,
            int[] versions)
            throws SQLException {
        long source = nameId(connection, "source", origin.source());
        long custodian = nameId(connection, "custodian", origin.custodian());
        CopyText rows = new CopyText();
        for (int i = 0; i < items.size(); i++) {
            NewItem item = items.get(i);
            rows.add(first + i)
                    .add(source)
                    .add(custodian)
                    .add(ingest)
                    .add(item.bytes())
                    .add(versions[i])
                    .add(item.kind().ordinal())
                    .add(item.sent())
                    .add(item.received())
                    .add(item.created())
                    .add(item.modified())
                    .add(item.sha256().bytes())
                    .add(item.textSha256() == null ? null : item.textSha256().bytes())
                    .add(origin.identityOf(item.key()))
                    .add(item.key())
                    .add(item.path().equals(item.key()) ? null : item.path())
                    .add(item.mediaType())
                    .add(item.subject())
                    .add(item.sender())
                    .add(item.recipients())
                    .add(item.messageId())
                    .add(item.attachments().isEmpty() ? null : toJson(item.attachments()))
                    .add(item.properties().isEmpty() ? null : toJson(item.properties()))
                    .add(item.unreadable())
                    .endRow();
        }
        copy(connection, ITEM_COPY, rows);
    }

    /** Labels the {@code count} items from {@code first}. */
    public void label(Connection connection, long first, int count, String label, String by)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO item_label (ordinal, label, by_user, at)"
                                + " SELECT n, ?, ?, now() FROM generate_series(?, ?) AS n")) {
            insert.setString(1, label);
            insert.setString(2, by);
            insert.setLong(3, first);
            insert.setLong(4, first + count - 1);
            insert.executeUpdate();
        }
    }

    private static long nameId(Connection connection, String table, String name)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO "
                                + table
                                + " (name) VALUES (?) ON CONFLICT (name) DO NOTHING")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM " + table + " WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void copy(Connection connection, String sql, CopyText rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("COPY was cut off", e);
        }
    }

    private String toJson(Object value) {
        try {
            // \u0000 is legal JSON but not legal in jsonb
            return json.writeValueAsString(value).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
