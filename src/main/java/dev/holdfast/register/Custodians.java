package dev.holdfast.register;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whose items there are. */
@Singleton
public class Custodians {
    /**
     * @param items live items
     */
    public record Holding(String custodian, long items, long bytes) {}

    public List<Holding> list(Connection connection) throws SQLException {
        List<Holding> list = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT c.name, count(i.ordinal), coalesce(sum(i.bytes), 0) FROM"
                                    + " custodian c LEFT JOIN item i ON i.custodian_id = c.id AND"
                                    + " i.state = 0 GROUP BY c.name ORDER BY c.name");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                list.add(new Holding(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return list;
    }
}
