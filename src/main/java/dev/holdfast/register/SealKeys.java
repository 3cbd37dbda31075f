package dev.holdfast.register;

import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/** Sees to it that register and home have the same seal key; makes it on the first start. */
public final class SealKeys {
    private SealKeys() {}

    /**
     * @param access the owner of the migrated schema
     * @param keys folder of the home
     * @throws Problem HF-6010 when the home has lost its key, HF-6019 when the two differ
     */
    public static SealKey agree(DatabaseAccess access, Path keys) {
        try (Connection owner =
                DriverManager.getConnection(
                        access.url(), access.ownerUser(), access.ownerPassword())) {
            owner.setAutoCommit(false);
            SealKey key = agree(owner, keys);
            owner.commit();
            return key;
        } catch (SQLException e) {
            throw RegisterFault.problem(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SealKey agree(Connection owner, Path keys) throws SQLException, IOException {
        SealKey found = SealKey.read(keys);
        try (Statement statement = owner.createStatement()) {
            statement.execute("LOCK TABLE seal_key IN EXCLUSIVE MODE");
            try (ResultSet row = statement.executeQuery("SELECT inner_pad FROM seal_key")) {
                if (row.next()) {
                    return same(found, row.getBytes(1), keys);
                }
            }
        }
        SealKey key = found;
        if (key == null) {
            key = SealKey.random();
            key.write(keys);
        }
        begin(owner, key);
        return key;
    }

    private static SealKey same(
            @org.jspecify.annotations.Nullable SealKey found, byte[] pad, Path keys) {
        Path file = keys.resolve(SealKey.FILE_NAME);
        if (found == null) {
            throw new Problem(
                    Code.KEYS_MISSING,
                    "the seal key " + file + " is missing although the register knows it",
                    "restore the keys folder from its backup; without it nothing can be written to"
                            + " the log");
        }
        if (!Arrays.equals(found.innerPad(), pad)) {
            throw new Problem(
                    Code.SEAL_KEY_DIFFERS,
                    "the seal key " + file + " is not the one the register knows",
                    "restore keys folder and database from backups that belong together; somebody"
                            + " may have exchanged one of them");
        }
        return found;
    }

    /**
     * What was written before there was a key stays as it is; from here on everything is sealed.
     */
    private static void begin(Connection owner, SealKey key) throws SQLException {
        long first = number(owner, "SELECT log_size()");
        try (PreparedStatement insert =
                owner.prepareStatement(
                        "INSERT INTO seal_key (inner_pad, outer_pad, from_seq, from_seal) VALUES"
                                + " (?, ?, ?, ?)")) {
            insert.setBytes(1, key.innerPad());
            insert.setBytes(2, key.outerPad());
            insert.setLong(3, first);
            insert.setBytes(4, key.seal(Sealed.from(first)));
            insert.executeUpdate();
        }
        long matched = number(owner, "SELECT matched_through FROM hold_progress");
        try (PreparedStatement update =
                owner.prepareStatement("UPDATE hold_progress SET seal = ?")) {
            update.setBytes(1, key.seal(Sealed.matched(matched)));
            update.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
