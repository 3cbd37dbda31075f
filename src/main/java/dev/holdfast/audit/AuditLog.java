package dev.holdfast.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Appends to the log within the caller's transaction, so that an act and its entry commit together
 * or not at all.
 */
public interface AuditLog {
    /**
     * @param connection the caller's open transaction
     * @param action what was done, such as {@code hold.place}; dot-separated, lower case, stable
     * @param subject what it was done to, such as {@code hold/12}; never the text of an item
     * @param detail values an auditor needs; must serialise to JSON
     * @return the entry's number, from 0, without gaps
     */
    long append(
            Connection connection,
            Actor actor,
            String action,
            String subject,
            Map<String, ?> detail)
            throws SQLException;

    /** What is done to one of many subjects at once. */
    record Act(String subject, Map<String, ?> detail) {}

    /** Appends an entry for each of {@code acts}, in their order, at the price of one. */
    void appendAll(Connection connection, Actor actor, String action, List<Act> acts)
            throws SQLException;
}
