package dev.holdfast.source.archive;

import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.source.BackupItem;
import dev.holdfast.source.ItemSource.Receiver;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/** Opens one outermost file, and what is inside it, down to single items. */
final class Unpacking {
    /** A message of a mail box is mail however little of one it looks. */
    private static final Map<String, String> IS_MAIL = Map.of("mediatype", "message/rfc822");

    private final Receiver receiver;
    private final Path scratch;
    private final Limits limits;
    private final Allowance allowance;

    /** Set while the receiver works, so that its failures are not taken for those of an archive. */
    private boolean receiving;

    Unpacking(Receiver receiver, Path scratch, Limits limits, long bytes) {
        this.receiver = receiver;
        this.scratch = scratch;
        this.limits = limits;
        this.allowance = new Allowance(limits, bytes);
    }

    /**
     * @param depth how many archives this content lies in
     */
    void open(String key, Content content, @Nullable Instant modified, int depth)
            throws IOException, InterruptedException {
        byte[] head = head(content);
        switch (Format.of(head, key)) {
            case EMPTY -> item(key, content, modified, "empty file");
            case FROM_LINE -> mbox(key, content, modified);
            case ZIP -> {
                if (ZipMembers.isDocument(content)) {
                    item(key, content, modified, null);
                } else {
                    archive(
                            key,
                            content,
                            modified,
                            depth,
                            (name, zip, members) -> ZipMembers.read(zip, members));
                }
            }
            case TAR -> archive(key, content, modified, depth, StreamMembers::tar);
            case GZIP, BZIP2, XZ, ZSTD ->
                    archive(key, content, modified, depth, StreamMembers::compressed);
            case MAIL, CALENDAR, CONTACT, DOCUMENT -> item(key, content, modified, null);
        }
    }

    /**
     * Reads the members of one archive; what could not be read it says by {@link Members#problem}.
     */
    interface Opener {
        void read(String key, Content archive, Members members)
                throws IOException, InterruptedException;
    }

    private void archive(
            String key, Content content, @Nullable Instant modified, int depth, Opener opener)
            throws IOException, InterruptedException {
        if (depth >= limits.depth()) {
            item(
                    key,
                    content,
                    modified,
                    "archive nested deeper than " + limits.depth() + " levels, not opened");
            return;
        }
        Members members = new Members(key, this, allowance, scratch, depth);
        try {
            opener.read(key, content, members);
        } catch (IOException | RuntimeException e) {
            if (receiving) {
                throw e;
            }
            members.problem("archive is damaged: " + ArchiveSource.reason(e));
        }
        String problem = members.problems();
        if (problem != null) {
            item(key, content, modified, problem);
        } else if (members.count() == 0) {
            item(key, content, modified, "archive without members");
        } else {
            discard(content);
        }
    }

    private void mbox(String key, Content content, @Nullable Instant modified)
            throws IOException, InterruptedException {
        boolean unquote = MboxQuoting.isMboxrd(content);
        try (MboxReader box = new MboxReader(content.open(), unquote, scratch)) {
            Content first = box.next();
            Content second = first == null ? null : box.next();
            if (first == null || second == null && !isNamedAsBox(key)) {
                discard(first);
                item(key, content, modified, null);
                return;
            }
            Map<Long, Integer> copies = new HashMap<>();
            message(key, first, copies);
            for (Content next = second; next != null; next = box.next()) {
                message(key, next, copies);
            }
        }
        discard(content);
    }

    private void message(String box, Content message, Map<Long, Integer> copies)
            throws IOException, InterruptedException {
        byte[] digest = digest(message);
        String hash = HexFormat.of().formatHex(digest, 0, Long.BYTES);
        int copy = copies.merge(Long.parseUnsignedLong(hash, 16), 1, Integer::sum);
        String key = box + "#" + hash + (copy == 1 ? "" : "-" + copy);
        give(key, message, null, IS_MAIL, message.bytes() == 0 ? "empty message" : null);
    }

    /**
     * A box of one message and a message behind a From line are the same bytes; here alone the name
     * decides.
     */
    private static boolean isNamedAsBox(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.equals("mbox") || name.endsWith(".mbox") || name.endsWith(".mbx");
    }

    private static byte[] digest(Content content) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        if (content instanceof Content.InMemory(byte[] data)) {
            return digest.digest(data);
        }
        byte[] piece = new byte[1 << 16];
        try (InputStream in = content.open()) {
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                digest.update(piece, 0, n);
            }
        }
        return digest.digest();
    }

    private static byte[] head(Content content) throws IOException {
        if (content instanceof Content.InMemory(byte[] data)) {
            return data;
        }
        try (InputStream in = content.open()) {
            return in.readNBytes(Format.HEAD_BYTES);
        }
    }

    private void item(
            String key, Content content, @Nullable Instant modified, @Nullable String unreadable)
            throws IOException, InterruptedException {
        give(key, content, modified, Map.of(), unreadable);
    }

    private void give(
            String key,
            Content content,
            @Nullable Instant modified,
            Map<String, String> properties,
            @Nullable String unreadable)
            throws IOException, InterruptedException {
        receiving = true;
        receiver.accept(new BackupItem(key, key, content, modified, properties, unreadable));
        receiving = false;
    }

    private static void discard(@Nullable Content content) throws IOException {
        if (content instanceof Content.OnDisk file) {
            file.discard();
        }
    }
}
