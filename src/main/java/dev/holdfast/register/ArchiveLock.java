package dev.holdfast.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps acceptance and destruction apart: contents may be shared by items, so none is destroyed
 * while a batch that may refer to it is being accepted. Held until the transaction ends.
 */
public final class ArchiveLock {
    private static final long KEY = 0x686F6C6466617374L; // "holdfast"

    private static final long PACKS = 0x7061636B73L; // "packs"

    private static final long DECISIONS = 0x6465636964656421L; // "decided!"

    private ArchiveLock() {}

    /** For those who read where contents lie and go there only later. */
    public static void sharePacks(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + PACKS + ")");
    }

    /** For those who remove packs. */
    public static void excludePacks(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + PACKS + ")");
    }

    /** For those who add items. */
    public static void share(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock_shared(" + KEY + ")");
    }

    /** For those who destroy. */
    public static void exclude(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + KEY + ")");
    }

    /**
     * For those who act on a decision. Triggers let everybody wait who changes what decisions rest
     * on: a policy, label, event, … Taken after {@link #exclude}, and before a plan is locked.
     */
    public static void excludeChanges(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_xact_lock(" + DECISIONS + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
