package dev.holdfast.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One line of the log.
 *
 * <p>Its leaf is the canonical JSON (RFC 8785) of the object {@code {action, actor, at, detail,
 * seq, subject}} in UTF-8, {@code at} always with six digits of seconds and {@code Z}. The leaf
 * itself is stored, so that nobody has to make it again to check it.
 *
 * @param seq number from 0, without gaps
 * @param leaf canonical JSON, detail included
 */
public record AuditEntry(
        long seq, Instant at, String actor, String action, String subject, String leaf) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static AuditEntry of(
            long seq,
            Instant at,
            Actor actor,
            String action,
            String subject,
            Map<String, ?> detail) {
        Instant stored = at.truncatedTo(ChronoUnit.MICROS);
        TreeMap<String, Object> fields = new TreeMap<>();
        fields.put("seq", seq);
        fields.put("at", MICROSECONDS.format(stored));
        fields.put("actor", actor.name());
        fields.put("action", action);
        fields.put("subject", subject);
        fields.put("detail", detail);
        return new AuditEntry(
                seq,
                stored,
                CanonicalJson.clean(actor.name()),
                CanonicalJson.clean(action),
                CanonicalJson.clean(subject),
                CanonicalJson.of(fields));
    }

    byte[] leafHash() {
        return MerkleTree.leafHash(leaf.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the service seals: nobody can put another entry in its place, nor this one in another.
     */
    String sealed() {
        return "entry " + seq + " " + HexFormat.of().formatHex(leafHash());
    }

    /** Whether the columns say what the leaf says; the leaf is what the tree protects. */
    boolean agreesWithItself() {
        String start =
                "{\"action\":"
                        + CanonicalJson.of(action)
                        + ",\"actor\":"
                        + CanonicalJson.of(actor)
                        + ",\"at\":\""
                        + MICROSECONDS.format(at)
                        + "\",\"detail\":";
        String end = ",\"seq\":" + seq + ",\"subject\":" + CanonicalJson.of(subject) + "}";
        return leaf.startsWith(start) && leaf.endsWith(end);
    }
}
