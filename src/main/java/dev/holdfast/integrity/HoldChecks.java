package dev.holdfast.integrity;

import dev.holdfast.hold.MissedMembers;
import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;
import dev.holdfast.item.ItemSet;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** That no hold lacks an item of its scope, and that nobody moved the mark of what was matched. */
@Singleton
class HoldChecks {
    private static final int LISTED = 20;

    private final MissedMembers missed;
    private final SealKey key;

    HoldChecks(MissedMembers missed, SealKey key) {
        this.missed = missed;
        this.key = key;
    }

    int compare(Connection connection, ItemSet living, List<String> problems) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT matched_through, seal FROM hold_progress")) {
            row.next();
            if (!key.fits(Sealed.matched(row.getLong(1)), row.getBytes(2))) {
                problems.add(
                        "holds are said to have been matched for "
                                + row.getLong(1)
                                + " items, and the service has not said so");
            }
        }
        List<MissedMembers.Missed> lacking = missed.among(connection, living);
        for (MissedMembers.Missed one : lacking) {
            one.items()
                    .ordinals()
                    .limit(LISTED)
                    .forEach(
                            item ->
                                    problems.add(
                                            "item "
                                                    + item
                                                    + " is in the scope of hold "
                                                    + one.hold()
                                                    + " and not in its membership"));
        }
        return lacking.size();
    }
}
