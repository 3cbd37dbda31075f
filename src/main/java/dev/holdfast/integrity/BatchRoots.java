package dev.holdfast.integrity;

import dev.holdfast.item.MerkleRoot;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Every batch that was accepted, against the root that the log has of it. */
final class BatchRoots {
    private record Batch(long first, long last, String root) {}

    private BatchRoots() {}

    static void compare(Connection connection, List<String> problems) throws SQLException {
        List<Batch> batches = batches(connection);
        if (batches.isEmpty()) {
            return;
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT ordinal, sha256 FROM item ORDER BY ordinal")) {
            select.setFetchSize(10_000);
            try (ResultSet row = select.executeQuery()) {
                boolean more = row.next();
                for (Batch batch : batches) {
                    MerkleRoot root = new MerkleRoot();
                    while (more && row.getLong(1) <= batch.last()) {
                        if (row.getLong(1) >= batch.first()) {
                            root.add(row.getBytes(2));
                        }
                        more = row.next();
                    }
                    if (!root.root().hex().equals(batch.root())) {
                        problems.add(
                                "items "
                                        + batch.first()
                                        + " to "
                                        + batch.last()
                                        + " are not those that were accepted");
                    }
                }
            }
        }
    }

    private static List<Batch> batches(Connection connection) throws SQLException {
        List<Batch> batches = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement(
                                "SELECT (d ->> 'first')::bigint, (d ->> 'last')::bigint, d ->>"
                                    + " 'root' FROM (SELECT leaf::jsonb -> 'detail' AS d FROM"
                                    + " audit_entry WHERE action = 'ingest.batch') e ORDER BY 1");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                batches.add(new Batch(row.getLong(1), row.getLong(2), row.getString(3)));
            }
        }
        return batches;
    }
}
