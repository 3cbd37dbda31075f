package dev.holdfast.register;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What was read from the register, as long as it stands there unchanged.
 *
 * <p>Triggers count every change of a subject ({@code change_count}), in the transaction that makes
 * it. The count is read before the value, so the value is never older than its count; counts only
 * grow, so an equal count means that nothing was committed in between. A transaction that writes
 * sees changes that may never be committed: it reads for itself and is not remembered.
 */
public final class Remembered<T> {
    private record Known<T>(long changes, T value) {}

    private final String subject;
    private final Transactions.Work<T> read;
    private volatile @Nullable Known<T> known;

    /**
     * @param subject as the triggers name it: {@code label}, {@code hold}, {@code destroyed}
     */
    public Remembered(String subject, Transactions.Work<T> read) {
        this.subject = subject;
        this.read = read;
    }

    public T get(Connection connection) throws SQLException {
        long changes = changes(connection);
        if (changes < 0) {
            return read.on(connection);
        }
        Known<T> last = known;
        if (last == null || last.changes() != changes) {
            last = new Known<>(changes, read.on(connection));
            known = last;
        }
        return last.value();
    }

    /** How often the subject was changed; -1 for a transaction that writes. */
    private long changes(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT CASE WHEN pg_current_xact_id_if_assigned() IS NULL THEN"
                                + " coalesce(sum(changes), 0) ELSE -1 END FROM change_count WHERE"
                                + " subject = ?")) {
            select.setString(1, subject);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
