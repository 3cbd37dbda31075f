package dev.holdfast.pace;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a result of perhaps millions of rows a page at a time, giving way to searches between. */
public final class PacedRows {
    /** Read in milliseconds, also where other tables are asked for each row. */
    private static final int PAGE = 200;

    /** What is done with a row. */
    @FunctionalInterface
    public interface Work {
        void on(ResultSet row) throws SQLException;
    }

    private PacedRows() {}

    /** Executes {@code select} in the transaction it belongs to. */
    public static void each(PreparedStatement select, Work work) throws SQLException {
        select.setFetchSize(PAGE);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                work.on(row);
                if (row.getRow() % PAGE == 0) {
                    SearchesFirst.giveWay();
                }
            }
        }
    }
}
