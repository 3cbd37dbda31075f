package dev.holdfast.vault;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The 24 bytes before each sealed content, big-endian: magic {@code HFF1}, version, cipher,
 * compression, a zero byte, length of the body (8), CRC-32C of the body (4), CRC-32C of the 20
 * bytes before (4).
 *
 * <p>The checksums are over what is on disk anyway, so they find damage without a key and tell a
 * stranger nothing. Neither digest nor size of the original is here: both would outlive the
 * destruction of the key and let anyone test whether a known file was kept.
 */
record FrameHeader(Cipher cipher, Compression compression, long bodyBytes, int bodyChecksum) {
    static final int LENGTH_BYTES = 24;
    static final int MAGIC = 0x48464631;

    /**
     * {@code WHOLE}: one AES-256-GCM message. {@code STREAMED}: AES-256-GCM-HKDF, 1 MB segments.
     */
    enum Cipher {
        WHOLE,
        STREAMED
    }

    enum Compression {
        NONE,
        ZSTD
    }

    private static final byte VERSION = 1;

    byte[] encode() {
        ByteBuffer header = ByteBuffer.allocate(LENGTH_BYTES);
        header.putInt(MAGIC).put(VERSION).put((byte) cipher.ordinal());
        header.put((byte) compression.ordinal()).put((byte) 0).putLong(bodyBytes);
        header.putInt(bodyChecksum).putInt(checksum(header.array(), 0, LENGTH_BYTES - 4));
        return header.array();
    }

    /** Null when the bytes are not an undamaged header. */
    static @Nullable FrameHeader decode(byte[] bytes, int at) {
        ByteBuffer header = ByteBuffer.wrap(bytes, at, LENGTH_BYTES);
        int magic = header.getInt();
        int version = header.get();
        int cipher = header.get();
        int compression = header.get();
        int spare = header.get();
        long bodyBytes = header.getLong();
        int bodyChecksum = header.getInt();
        if (magic != MAGIC
                || version != VERSION
                || spare != 0
                || header.getInt() != checksum(bytes, at, LENGTH_BYTES - 4)
                || cipher < 0
                || cipher >= Cipher.values().length
                || compression < 0
                || compression >= Compression.values().length
                || bodyBytes < 0) {
            return null;
        }
        return new FrameHeader(
                Cipher.values()[cipher],
                Compression.values()[compression],
                bodyBytes,
                bodyChecksum);
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** What the cipher authenticates beside the content: its digest and how it was sealed. */
    byte[] boundTo(byte[] sha256) {
        return bindingOf(sha256, cipher, compression);
    }

    static byte[] bindingOf(byte[] sha256, Cipher cipher, Compression compression) {
        return ByteBuffer.allocate(sha256.length + 7)
                .putInt(MAGIC)
                .put(VERSION)
                .put((byte) cipher.ordinal())
                .put((byte) compression.ordinal())
                .put(sha256)
                .array();
    }
}
