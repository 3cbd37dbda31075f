package dev.holdfast.disposition;

import dev.holdfast.item.ItemSet;
import dev.holdfast.item.MerkleRoot;
import dev.holdfast.item.Sha256;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The root over a plan's items: leaf {@code "<number> <SHA-256 in hex>"}, in the order of the
 * numbers.
 */
final class Seal {
    private Seal() {}

    static Sha256 over(Connection connection, ItemSet items) throws SQLException {
        MerkleRoot root = new MerkleRoot();
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT ordinal, sha256 FROM item WHERE ordinal = ANY (?) ORDER BY"
                                + " ordinal")) {
            select.setArray(
                    1, connection.createArrayOf("bigint", items.ordinals().boxed().toArray()));
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String leaf = row.getLong(1) + " " + HexFormat.of().formatHex(row.getBytes(2));
                    root.add(leaf.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return root.root();
    }
}
