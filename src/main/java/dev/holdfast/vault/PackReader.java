package dev.holdfast.vault;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStream;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;

import dev.holdfast.item.Sha256;
import dev.holdfast.vault.FrameHeader.Cipher;
import dev.holdfast.vault.FrameHeader.Compression;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** Opens one frame. Nothing is written before the frame's checksum has been found right. */
final class PackReader {
    private final Path folder;
    private final Aead tenantKey;

    PackReader(Path folder, Aead tenantKey) {
        this.folder = folder;
        this.tenantKey = tenantKey;
    }

    void read(Stored stored, OutputStream out) throws IOException {
        byte[] digest = stored.sha256().bytes();
        byte[] key = unwrap(stored, digest);
        try (PackBytes pack = PackBytes.open(PackFiles.path(folder, stored.pack()))) {
            byte[] start = pack.read(stored.offset(), FrameHeader.LENGTH_BYTES);
            FrameHeader header =
                    start.length < FrameHeader.LENGTH_BYTES ? null : FrameHeader.decode(start, 0);
            if (header == null
                    || header.bodyBytes() + FrameHeader.LENGTH_BYTES != stored.sealedBytes()) {
                throw damaged(stored, "there is no frame of this content", null);
            }
            if (header.cipher() == Cipher.WHOLE) {
                readWhole(stored, pack, header, key, digest, out);
            } else {
                readStreamed(stored, pack, header, key, digest, out);
            }
        } catch (NoSuchFileException e) {
            throw damaged(stored, "the pack is missing", e);
        }
    }

    private byte[] unwrap(Stored stored, byte[] digest) {
        try {
            return tenantKey.decrypt(stored.wrappedKey(), digest);
        } catch (GeneralSecurityException e) {
            throw damaged(stored, "the key of this content does not fit", e);
        }
    }

    private static void readWhole(
            Stored stored,
            PackBytes pack,
            FrameHeader header,
            byte[] key,
            byte[] digest,
            OutputStream out)
            throws IOException {
        byte[] data;
        try {
            if (header.bodyBytes() > Integer.MAX_VALUE - 64 || stored.bytes() > Integer.MAX_VALUE) {
                throw damaged(stored, "the frame claims an impossible length", null);
            }
            byte[] body = pack.read(bodyAt(stored), (int) header.bodyBytes());
            if (body.length != header.bodyBytes()
                    || FrameHeader.checksum(body, 0, body.length) != header.bodyChecksum()) {
                throw damaged(stored, "the checksum does not match", null);
            }
            data = new AesGcmJce(key).decrypt(body, header.boundTo(digest));
            if (header.compression() == Compression.ZSTD) {
                data = Zstd.decompress(data, (int) stored.bytes());
            }
        } catch (GeneralSecurityException | ZstdException e) {
            throw damaged(stored, "the bytes are not what was sealed", e);
        }
        if (data.length != stored.bytes() || !Sha256.of(data).equals(stored.sha256())) {
            throw damaged(stored, "the content has another digest", null);
        }
        out.write(data);
    }

    private static void readStreamed(
            Stored stored,
            PackBytes pack,
            FrameHeader header,
            byte[] key,
            byte[] digest,
            OutputStream out)
            throws IOException {
        CRC32C checksum = new CRC32C();
        try (InputStream body = pack.stream(bodyAt(stored), header.bodyBytes())) {
            long length =
                    body.transferTo(
                            new CheckedOutputStream(OutputStream.nullOutputStream(), checksum));
            if (length != header.bodyBytes()
                    || (int) checksum.getValue() != header.bodyChecksum()) {
                throw damaged(stored, "the checksum does not match", null);
            }
        }
        // From here on each segment is authenticated before a byte of it is passed on.
        MessageDigest seen = Sha256.newDigest();
        Receiver receiver = new Receiver(out);
        try (InputStream body = pack.stream(bodyAt(stored), header.bodyBytes());
                InputStream plain =
                        Sealing.streaming(key).newDecryptingStream(body, header.boundTo(digest));
                InputStream data =
                        header.compression() == Compression.ZSTD
                                ? new ZstdInputStream(plain)
                                : plain) {
            data.transferTo(new DigestOutputStream(receiver, seen));
        } catch (GeneralSecurityException e) {
            throw damaged(stored, "the bytes are not what was sealed", e);
        } catch (IOException e) {
            if (receiver.failed) {
                throw e;
            }
            throw damaged(stored, "the bytes are not what was sealed", e);
        }
        if (!Arrays.equals(seen.digest(), digest)) {
            throw damaged(stored, "the content has another digest", null);
        }
    }

    private static long bodyAt(Stored stored) {
        return stored.offset() + FrameHeader.LENGTH_BYTES;
    }

    private static RuntimeException damaged(
            Stored stored, String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return PackFiles.damaged(stored.pack(), stored.offset(), what, cause);
    }

    /** Tells a failing receiver from a damaged pack. */
    private static final class Receiver extends FilterOutputStream {
        private boolean failed;

        Receiver(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failed = true;
                throw e;
            }
        }
    }
}
