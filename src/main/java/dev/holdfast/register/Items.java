package dev.holdfast.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Kind;
import dev.holdfast.item.Sha256;
import dev.holdfast.pace.PacedRows;
import dev.holdfast.vault.Stored;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads items and where their contents lie. */
@Singleton
public class Items {
    private static final String SELECT =
            "SELECT i.*, s.name AS source, c.name AS custodian, l.label FROM item i JOIN source s"
                    + " ON s.id = i.source_id JOIN custodian c ON c.id = i.custodian_id LEFT JOIN"
                    + " item_label l ON l.ordinal = i.ordinal ";
    private static final Kind[] KINDS = Kind.values();

    private final ObjectMapper json;
    private final Remembered<ItemSet> destroyed =
            new Remembered<>("destroyed", Items::readDestroyed);

    public Items(ObjectMapper json) {
        this.json = json;
    }

    public Optional<Item> find(Connection connection, ItemId id) throws SQLException {
        return find(connection, List.of(id)).stream().findFirst();
    }

    /** In ascending order of their numbers; numbers without an item are left out. */
    public List<Item> find(Connection connection, Collection<ItemId> ids) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT + "WHERE i.ordinal = ANY (?) ORDER BY i.ordinal")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", ids.stream().map(ItemId::ordinal).toArray()));
            return list(select);
        }
    }

    /** Live items after {@code ordinal}, ascending, at most {@code limit}. */
    public List<Item> liveAfter(Connection connection, long ordinal, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + "WHERE i.ordinal > ? AND i.state = 0 ORDER BY i.ordinal LIMIT"
                                + " ?")) {
            select.setLong(1, ordinal);
            select.setInt(2, limit);
            return list(select);
        }
    }

    /** All versions of the item at the same place, oldest first. */
    public List<Item> versionsOf(Connection connection, ItemId id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        SELECT
                                + "WHERE i.state = 0 AND i.identity = (SELECT identity FROM item"
                                + " WHERE ordinal = ?) ORDER BY i.version")) {
            select.setLong(1, id.ordinal());
            return list(select);
        }
    }

    /** Numbers are dense, so these are all that were ever given but for the destroyed ones. */
    public ItemSet live(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT last_ordinal FROM archive");
                ResultSet row = select.executeQuery()) {
            row.next();
            return ItemSet.range(1, row.getLong(1)).andNot(destroyed(connection));
        }
    }

    public ItemSet destroyed(Connection connection) throws SQLException {
        return destroyed.get(connection);
    }

    private static ItemSet readDestroyed(Connection connection) throws SQLException {
        ItemSet.Builder destroyed = ItemSet.builder();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ordinal FROM item WHERE state = 1")) {
            PacedRows.each(select, row -> destroyed.add(row.getLong(1)));
        }
        return destroyed.build();
    }

    /** Where a content lies, or nothing when its key was destroyed. */
    public Optional<Stored> content(Connection connection, Sha256 sha256) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT bytes, pack, pack_offset, sealed_bytes, wrapped_key FROM content"
                                + " WHERE sha256 = ?")) {
            select.setBytes(1, sha256.bytes());
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Stored(
                                        sha256,
                                        row.getLong(1),
                                        row.getInt(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getBytes(5)))
                        : Optional.empty();
            }
        }
    }

    static ItemSet ordinals(PreparedStatement select) throws SQLException {
        select.setFetchSize(10_000);
        ItemSet.Builder items = ItemSet.builder();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(rows.getLong(1));
            }
        }
        return items.build();
    }

    private List<Item> list(PreparedStatement select) throws SQLException {
        List<Item> items = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                items.add(item(rows));
            }
        }
        return items;
    }

    private Item item(ResultSet row) throws SQLException {
        String key = text(row, "source_key");
        String path = row.getString("path");
        byte[] textSha256 = row.getBytes("text_sha256");
        long plan = row.getLong("plan_id");
        Long planId = row.wasNull() ? null : Long.valueOf(plan);
        return new Item(
                new ItemId(row.getLong("ordinal")),
                row.getString("source"),
                row.getString("custodian"),
                KINDS[row.getInt("kind")],
                row.getInt("state") == 1,
                row.getLong("bytes"),
                row.getInt("version"),
                Sha256.ofDigest(row.getBytes("sha256")),
                textSha256 == null ? null : Sha256.ofDigest(textSha256),
                instant(row, "sent"),
                instant(row, "received"),
                instant(row, "created"),
                instant(row, "modified"),
                key,
                path == null ? key : path,
                text(row, "media_type"),
                text(row, "subject"),
                text(row, "sender"),
                text(row, "recipients"),
                row.getString("message_id"),
                fromJson(
                        row.getString("attachments"),
                        new TypeReference<List<AttachmentEntry>>() {},
                        List.of()),
                fromJson(
                        row.getString("properties"),
                        new TypeReference<Map<String, String>>() {},
                        Map.of()),
                row.getString("unreadable"),
                row.getString("label"),
                planId,
                instant(row, "destroyed_at"));
    }

    private <T> T fromJson(@Nullable String text, TypeReference<T> type, T absent) {
        try {
            return text == null ? absent : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the register holds JSON that does not parse", e);
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }
}
