package dev.holdfast.compaction;

import dev.holdfast.item.MerkleRoot;
import dev.holdfast.item.Sha256;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * What there is: the Merkle root over every content whose key lives, leaf {@code "<SHA-256 in hex>
 * <bytes>"}, in the order of the hashes.
 */
record Manifest(long contents, long bytes, Sha256 root) {
    static Manifest of(Connection connection) throws SQLException {
        MerkleRoot root = new MerkleRoot();
        long contents = 0;
        long bytes = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sha256, bytes FROM content ORDER BY sha256")) {
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    contents++;
                    bytes += row.getLong(2);
                    String leaf = HexFormat.of().formatHex(row.getBytes(1)) + " " + row.getLong(2);
                    root.add(leaf.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return new Manifest(contents, bytes, root.root());
    }
}
