package dev.holdfast.audit;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Base64;

/**
 * The head of the log, in the text form of C2SP {@code tlog-checkpoint}: origin, size and root, a
 * line each.
 *
 * @param origin names the log, such as {@code holdfast/default}
 * @param size entries covered
 * @param root RFC 6962 root hash over them
 */
public record Checkpoint(String origin, long size, byte[] root) {
    public Checkpoint {
        root = root.clone();
    }

    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /** Of a signed note, unverified; null when it is none. */
    static @Nullable Checkpoint parse(String note) {
        String[] lines = note.split("\n", -1);
        try {
            return lines.length < 3
                    ? null
                    : new Checkpoint(
                            lines[0],
                            Long.parseLong(lines[1]),
                            Base64.getDecoder().decode(lines[2]));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint that
                && origin.equals(that.origin)
                && size == that.size
                && Arrays.equals(root, that.root);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(root);
    }
}
