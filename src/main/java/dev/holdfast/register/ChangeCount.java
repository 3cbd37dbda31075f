package dev.holdfast.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How often something was changed. Triggers count every change of a subject, in the transaction
 * that makes it; counts only grow, so an equal count means that nothing was committed in between.
 */
public final class ChangeCount {
    /** What decisions rest on besides items and holds: labels, policies, events, reviews, … */
    public static final String DECISION = "decision";

    private ChangeCount() {}

    /**
     * @param subject as the triggers name it: {@code label}, {@code hold}, {@code destroyed},
     *     {@code decision}
     */
    public static long of(Connection connection, String subject) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT coalesce(sum(changes), 0) FROM change_count WHERE subject = ?")) {
            select.setString(1, subject);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
