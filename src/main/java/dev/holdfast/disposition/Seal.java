package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.MerkleRoot;
import dev.holdfast.item.Sha256;
import dev.holdfast.pace.PacedRows;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The root over a plan's items: leaf {@code "<number> <SHA-256 in hex>"}, in the order of the
 * numbers.
 */
final class Seal {
    private final MerkleRoot root = new MerkleRoot();

    void add(long ordinal, byte[] sha256) {
        String leaf = ordinal + " " + HexFormat.of().formatHex(sha256);
        root.add(leaf.getBytes(StandardCharsets.US_ASCII));
    }

    Sha256 root() {
        return root.root();
    }

    static Sha256 over(Connection connection, ItemSet items) throws SQLException {
        Seal seal = new Seal();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal, sha256 FROM item WHERE ordinal = ANY (?) ORDER BY"
                                + " ordinal")) {
            select.setArray(1, Ordinals.array(connection, items));
            PacedRows.each(select, row -> seal.add(row.getLong(1), row.getBytes(2)));
        }
        return seal.root();
    }
}
