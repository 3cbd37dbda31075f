package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The living items of a batch, read once: what is sealed over them and which contents they have.
 */
record Doomed(List<Row> rows) {
    /**
     * @param contents its own and, where it has one, the text that was read from it
     */
    record Row(long ordinal, Sha256 sha256, List<Sha256> contents) {}

    /** Those of {@code items} that are not destroyed yet, ascending. */
    static Doomed of(Connection connection, ItemSet items) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal, sha256, text_sha256 FROM item WHERE state = 0 AND ordinal"
                                + " = ANY (?) ORDER BY ordinal")) {
            select.setArray(1, Ordinals.array(connection, items));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Sha256 own = Sha256.ofDigest(row.getBytes(2));
                    byte[] text = row.getBytes(3);
                    rows.add(
                            new Row(
                                    row.getLong(1),
                                    own,
                                    text == null
                                            ? List.of(own)
                                            : List.of(own, Sha256.ofDigest(text))));
                }
            }
        }
        return new Doomed(rows);
    }

    ItemSet items() {
        ItemSet.Builder items = ItemSet.builder();
        rows.forEach(row -> items.add(row.ordinal));
        return items.build();
    }

    Doomed without(ItemSet some) {
        return some.isEmpty()
                ? this
                : new Doomed(rows.stream().filter(row -> !some.contains(row.ordinal)).toList());
    }

    /** Over number and hash, as a plan's. */
    Sha256 root() {
        Seal seal = new Seal();
        rows.forEach(row -> seal.add(row.ordinal, row.sha256.bytes()));
        return seal.root();
    }

    Set<Sha256> contents() {
        Set<Sha256> contents = new HashSet<>();
        rows.forEach(row -> contents.addAll(row.contents));
        return contents;
    }
}
