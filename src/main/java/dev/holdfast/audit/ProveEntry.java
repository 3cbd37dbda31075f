package dev.holdfast.audit;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Proves to a stranger that an entry is in the log: one JSON file, checked offline. */
public final class ProveEntry {
    public static final String FORMAT = "holdfast-inclusion-proof-v1";

    /**
     * @param leaf the entry's canonical JSON, which is what was hashed
     * @param path sibling hashes, from the leaf up
     * @param checkpoint signed note over {@code size} entries
     * @param publicKey for convenience; a stranger takes it from elsewhere
     */
    public record Proof(
            String leaf,
            long index,
            long size,
            List<byte[]> path,
            String checkpoint,
            String publicKey) {
        public Proof {
            path = List.copyOf(path);
        }

        /** The file to hand out. */
        public String json() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("format", FORMAT);
            fields.put("entry", leaf);
            fields.put("index", index);
            fields.put("size", size);
            fields.put("path", path.stream().map(Base64.getEncoder()::encodeToString).toList());
            fields.put("checkpoint", checkpoint);
            fields.put("publicKey", publicKey);
            return CanonicalJson.of(fields) + "\n";
        }
    }

    private final LogKey key;
    private final SignCheckpoint signCheckpoint;

    public ProveEntry(LogKey key, SignCheckpoint signCheckpoint) {
        this.key = key;
        this.signCheckpoint = signCheckpoint;
    }

    /**
     * Signs a checkpoint over the whole log as it is now.
     *
     * @throws Problem HF-6013 when the log has no such entry
     */
    public Proof prove(Connection connection, long seq) throws SQLException {
        AuditEntry entry =
                LogTables.entry(connection, seq)
                        .orElseThrow(
                                () ->
                                        new Problem(
                                                Code.AUDIT_ENTRY_NOT_FOUND,
                                                "the audit log has no entry " + seq,
                                                "find its number with audit list"));
        SignCheckpoint.Signed signed = signCheckpoint.sign(connection);
        long size = signed.checkpoint().size();
        return new Proof(
                entry.leaf(),
                seq,
                size,
                LogTables.tree(connection).inclusion(seq, size),
                signed.note(),
                key.verifierKey());
    }

    /**
     * RFC 6962 consistency proof that the log of {@code old} entries is a prefix of {@code size}.
     */
    public List<byte[]> proveConsistency(Connection connection, long old, long size)
            throws SQLException {
        long there = LogTables.size(connection);
        if (old < 0 || old > size || size > there) {
            throw new Problem(
                    Code.INVALID_INPUT,
                    "the log has " + there + " entries, not " + old + " of " + size,
                    "ask for sizes within the log");
        }
        return LogTables.tree(connection).consistency(old, size);
    }
}
