package dev.holdfast.audit;

import dev.holdfast.home.SealKey;
import dev.holdfast.home.Sealed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Recomputes the whole log from its entries and compares every stored hash, and the root at every
 * checkpoint ever signed: so each checkpoint is consistent with each later one.
 *
 * <p>Entries after the last checkpoint can be cut off unseen, and whoever owns the database can
 * take the checkpoints too: hand in copies that were kept elsewhere.
 */
public final class VerifyAuditLog {
    private static final int PROBLEMS_LISTED = 100;
    private static final int FETCH_ROWS = 5_000;

    /**
     * @param root hexadecimal; @param problems a line each, the first hundred
     */
    public record Outcome(long entries, String root, int checkpoints, List<String> problems) {
        public Outcome {
            problems = List.copyOf(problems);
        }

        public boolean ok() {
            return problems.isEmpty();
        }
    }

    private record Note(String text, String from) {}

    private final LogKey key;
    private final SealKey seal;

    public VerifyAuditLog(LogKey key, SealKey seal) {
        this.key = key;
        this.seal = seal;
    }

    /**
     * @param connection an open transaction, so that rows stream; REPEATABLE READ while others
     *     append
     * @param copies signed notes kept outside the database
     */
    public Outcome verify(Connection connection, Collection<String> copies) throws SQLException {
        List<String> problems = new ArrayList<>();
        TreeMap<Long, List<Checkpoint>> due = checkpoints(connection, copies, problems);
        int checked = due.values().stream().mapToInt(List::size).sum();
        GrowingTree tree = new GrowingTree();
        compare(due.remove(0L), tree, problems);
        long sealedFrom = sealedFrom(connection, problems);
        try (PreparedStatement entries =
                        connection.prepareStatement(
                                "SELECT seq, at, actor, action, subject, leaf, leaf_hash,"
                                        + " seal FROM audit_entry ORDER BY seq");
                PreparedStatement nodes =
                        connection.prepareStatement(
                                "SELECT level, idx, hash FROM audit_node"
                                        + " ORDER BY (idx + 1) << level, level")) {
            entries.setFetchSize(FETCH_ROWS);
            nodes.setFetchSize(FETCH_ROWS);
            try (ResultSet entry = entries.executeQuery();
                    ResultSet node = nodes.executeQuery()) {
                while (entry.next()) {
                    check(entry, tree.size(), sealedFrom, problems);
                    byte[] leaf =
                            entry.getString(6).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    for (GrowingTree.Node made : tree.add(MerkleTree.leafHash(leaf))) {
                        if (!node.next()
                                || node.getInt(1) != made.level()
                                || node.getLong(2) != made.index()
                                || !Arrays.equals(node.getBytes(3), made.hash())) {
                            report(
                                    problems,
                                    "node "
                                            + made.level()
                                            + "/"
                                            + made.index()
                                            + " is not the hash of the entries below it");
                        }
                    }
                    compare(due.remove(tree.size()), tree, problems);
                }
                if (node.next()) {
                    report(problems, "there are nodes beyond the last entry: entries were cut off");
                }
            }
        }
        for (long size : due.keySet()) {
            report(
                    problems,
                    "a signed checkpoint covers "
                            + size
                            + " entries, the log has only "
                            + tree.size());
        }
        return new Outcome(tree.size(), HexFormat.of().formatHex(tree.root()), checked, problems);
    }

    private void check(ResultSet row, long expected, long sealedFrom, List<String> problems)
            throws SQLException {
        AuditEntry entry = LogTables.entry(row);
        if (entry.seq() != expected) {
            report(problems, "entry " + expected + " is missing; next is " + entry.seq());
        }
        if (!Arrays.equals(row.getBytes(7), entry.leafHash())) {
            report(problems, "entry " + entry.seq() + " has been changed");
        }
        if (!entry.agreesWithItself()) {
            report(problems, "the columns of entry " + entry.seq() + " differ from its leaf");
        }
        if (entry.seq() >= sealedFrom && !seal.fits(entry.sealed(), row.getBytes(8))) {
            report(problems, "entry " + entry.seq() + " was not written by the service");
        }
    }

    /** The number of the first entry that must be sealed: those before are older than the key. */
    private long sealedFrom(Connection connection, List<String> problems) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT from_seq, from_seal FROM seal_key");
                ResultSet row = query.executeQuery()) {
            if (row.next() && seal.fits(Sealed.from(row.getLong(1)), row.getBytes(2))) {
                return row.getLong(1);
            }
            report(problems, "the register says wrongly from which entry on the log is sealed");
            return 0;
        }
    }

    private static void compare(
            @org.jspecify.annotations.Nullable List<Checkpoint> signed,
            GrowingTree tree,
            List<String> problems) {
        if (signed == null) {
            return;
        }
        for (Checkpoint checkpoint : signed) {
            if (!Arrays.equals(checkpoint.root(), tree.root())) {
                report(
                        problems,
                        "the first "
                                + tree.size()
                                + " entries are not those of the checkpoint signed over them");
            }
        }
    }

    private TreeMap<Long, List<Checkpoint>> checkpoints(
            Connection connection, Collection<String> copies, List<String> problems)
            throws SQLException {
        List<Note> notes = new ArrayList<>();
        for (String copy : copies) {
            notes.add(new Note(copy, "a copy"));
        }
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT id, size, root, note FROM audit_checkpoint ORDER BY id");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                String name = "checkpoint " + row.getLong(1);
                Checkpoint said = Checkpoint.parse(row.getString(4));
                if (said == null
                        || said.size() != row.getLong(2)
                        || !Arrays.equals(said.root(), row.getBytes(3))) {
                    report(problems, name + " differs from its note");
                }
                notes.add(new Note(row.getString(4), name));
            }
        }
        TreeMap<Long, List<Checkpoint>> bySize = new TreeMap<>();
        for (Note note : notes) {
            Checkpoint said = Checkpoint.parse(note.text());
            if (said == null
                    || !said.origin().equals(key.name())
                    || !key.signed(note.text(), said)) {
                report(problems, note.from() + " is not signed by the key of this log");
            } else {
                bySize.computeIfAbsent(said.size(), size -> new ArrayList<>()).add(said);
            }
        }
        return bySize;
    }

    private static void report(List<String> problems, String line) {
        if (problems.size() < PROBLEMS_LISTED) {
            problems.add(line);
        }
    }
}
