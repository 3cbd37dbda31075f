package dev.holdfast.proof;

import dev.holdfast.ingest.IngestItems;
import dev.holdfast.register.Origin;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;

/** Ingests a folder into a fresh home; says seconds, bytes kept, and of what. */
final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        Path home = Path.of(args[0]);
        try (Archive archive = Archive.start(home)) {
            long start = System.nanoTime();
            IngestItems.Outcome outcome =
                    archive.ingest(Path.of(args[1]), new Origin("bench", "bench"));
            double seconds = (System.nanoTime() - start) / 1e9;
            long vault = IngestBench.size(home.resolve("vault"));
            long index = IngestBench.size(home.resolve("index"));
            long database =
                    archive.read(
                            connection -> {
                                try (Statement statement = connection.createStatement();
                                        ResultSet row =
                                                statement.executeQuery(
                                                        "SELECT pg_database_size(current_database())")) {
                                    row.next();
                                    return row.getLong(1);
                                }
                            });
            System.out.printf(
                    "RESULT %.2f %d vault %d index %d database %d %s%n",
                    seconds, vault + index + database, vault, index, database, outcome.counts());
        }
        System.exit(0);
    }
}
