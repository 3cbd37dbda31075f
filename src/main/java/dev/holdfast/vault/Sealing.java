package dev.holdfast.vault;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdOutputStream;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;

import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.vault.FrameHeader.Cipher;
import dev.holdfast.vault.FrameHeader.Compression;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Turns a content into a frame: compress if that gains a twentieth, then encrypt under a fresh key.
 *
 * <p>Small contents are one AES-256-GCM message; large ones go through a temporary file in segments
 * of 1 MB, so that their size never matters to the heap.
 */
final class Sealing implements AutoCloseable {
    /** By measurement; see the ADR. */
    static final int LEVEL = 1;

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 20;
    private static final int SAMPLE_BYTES = 1 << 20;

    private final Aead tenantKey;
    private final Path temp;
    private final long inMemoryLimitBytes;
    private final ConcurrentLinkedQueue<ZstdCompressCtx> idle = new ConcurrentLinkedQueue<>();

    Sealing(Aead tenantKey, Path temp, long inMemoryLimitBytes) {
        this.tenantKey = tenantKey;
        this.temp = temp;
        this.inMemoryLimitBytes = inMemoryLimitBytes;
    }

    SealedContent seal(Content content) throws IOException {
        try {
            return content.bytes() <= inMemoryLimitBytes
                    ? whole(content.readAll())
                    : streamed(content);
        } catch (GeneralSecurityException e) {
            throw new IOException("a content could not be encrypted", e);
        }
    }

    private SealedContent whole(byte[] data) throws GeneralSecurityException {
        Sha256 sha256 = Sha256.of(data);
        byte[] digest = sha256.bytes();
        byte[] packed = compress(data);
        Compression compression = packed == data ? Compression.NONE : Compression.ZSTD;
        byte[] key = Random.randBytes(KEY_BYTES);
        byte[] body =
                new AesGcmJce(key)
                        .encrypt(packed, FrameHeader.bindingOf(digest, Cipher.WHOLE, compression));
        FrameHeader header =
                new FrameHeader(
                        Cipher.WHOLE,
                        compression,
                        body.length,
                        FrameHeader.checksum(body, 0, body.length));
        byte[] frame = Arrays.copyOf(header.encode(), FrameHeader.LENGTH_BYTES + body.length);
        System.arraycopy(body, 0, frame, FrameHeader.LENGTH_BYTES, body.length);
        return new SealedContent.InMemory(
                sha256, data.length, tenantKey.encrypt(key, digest), frame);
    }

    private SealedContent streamed(Content content) throws IOException, GeneralSecurityException {
        Sha256 sha256 = digest(content);
        byte[] digest = sha256.bytes();
        byte[] sample;
        try (InputStream in = content.open()) {
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        Compression compression = compress(sample) == sample ? Compression.NONE : Compression.ZSTD;
        byte[] key = Random.randBytes(KEY_BYTES);
        Path file = Files.createTempFile(temp, "seal-", ".part");
        try {
            CRC32C checksum = new CRC32C();
            MessageDigest again = Sha256.newDigest();
            try (InputStream in = content.open();
                    OutputStream disk = Files.newOutputStream(file);
                    OutputStream cipher =
                            streaming(key)
                                    .newEncryptingStream(
                                            new CheckedOutputStream(disk, checksum),
                                            FrameHeader.bindingOf(
                                                    digest, Cipher.STREAMED, compression));
                    OutputStream packer =
                            compression == Compression.ZSTD
                                    ? new ZstdOutputStream(cipher, LEVEL)
                                    : cipher) {
                in.transferTo(new DigestOutputStream(packer, again));
            }
            if (!Arrays.equals(again.digest(), digest)) {
                throw new IOException("the content changed while it was read");
            }
            FrameHeader header =
                    new FrameHeader(
                            Cipher.STREAMED,
                            compression,
                            Files.size(file),
                            (int) checksum.getValue());
            return new SealedContent.InFile(
                    sha256, content.bytes(), tenantKey.encrypt(key, digest), header, file);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
        return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
    }

    private static Sha256 digest(Content content) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = content.open()) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return Sha256.ofDigest(digest.digest());
    }

    /** The same array when compressing does not pay. */
    private byte[] compress(byte[] data) {
        ZstdCompressCtx context = idle.poll();
        if (context == null) {
            context = new ZstdCompressCtx().setLevel(LEVEL).setChecksum(false);
        }
        try {
            byte[] packed = context.compress(data);
            return packed.length < data.length - data.length / 20 ? packed : data;
        } finally {
            idle.add(context);
        }
    }

    @Override
    public void close() {
        for (ZstdCompressCtx c = idle.poll(); c != null; c = idle.poll()) {
            c.close();
        }
    }
}
