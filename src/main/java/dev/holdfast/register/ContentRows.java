package dev.holdfast.register;

import dev.holdfast.item.Sha256;
import dev.holdfast.pace.SearchesFirst;
import dev.holdfast.vault.ContentKeys;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** The keys of contents, as rows of the register in one transaction. */
public record ContentRows(Connection connection) implements ContentKeys {
    /**
     * Asks first which of them living items have: a trigger refuses all for one of those, and
     * nobody who destroys lets an item in meanwhile.
     */
    @Override
    public long destroy(Set<Sha256> contents) {
        try {
            Set<Sha256> going = new HashSet<>(contents);
            needed("sha256", contents, going);
            needed("text_sha256", contents, going);
            SearchesFirst.giveWay();
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM content WHERE sha256 = ANY (?)")) {
                delete.setArray(1, array(going));
                return delete.executeUpdate();
            }
        } catch (SQLException e) {
            throw RegisterFault.problem(e);
        }
    }

    /** Takes those out of {@code going} that a living item has. */
    private void needed(String column, Set<Sha256> contents, Set<Sha256> going)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT "
                                + column
                                + " FROM item WHERE state = 0 AND "
                                + column
                                + " = ANY (?)")) {
            select.setArray(1, array(contents));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    going.remove(Sha256.ofDigest(row.getBytes(1)));
                }
            }
        }
    }

    private Array array(Set<Sha256> contents) throws SQLException {
        return connection.createArrayOf(
                "bytea", contents.stream().map(Sha256::bytes).toArray(byte[][]::new));
    }
}
