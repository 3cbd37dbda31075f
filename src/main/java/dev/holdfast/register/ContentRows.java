package dev.holdfast.register;

import dev.holdfast.item.Sha256;
import dev.holdfast.vault.ContentKeys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/** The keys of contents, as rows of the register in one transaction. */
public record ContentRows(Connection connection) implements ContentKeys {
    /** A trigger refuses the key of a content that a living item needs; it is not asked for. */
    @Override
    public long destroy(Set<Sha256> contents) {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM content c USING (SELECT unnest(?) AS sha256) g WHERE c.sha256"
                            + " = g.sha256 AND NOT EXISTS (SELECT FROM item i WHERE i.state = 0 AND"
                            + " i.sha256 = c.sha256) AND NOT EXISTS (SELECT FROM item i WHERE"
                            + " i.state = 0 AND i.text_sha256 = c.sha256)")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "bytea", contents.stream().map(Sha256::bytes).toArray(byte[][]::new)));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw RegisterFault.problem(e);
        }
    }
}
