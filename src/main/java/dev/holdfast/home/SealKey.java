package dev.holdfast.home;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key with which the service seals what it writes into the register, {@code keys/seal.key}: 32
 * random bytes for HMAC-SHA256 (RFC 2104).
 *
 * <p>The register has the same key where its service role cannot read it, and refuses what is not
 * sealed. So the password of that role is not enough to write the log.
 */
public final class SealKey {
    public static final String FILE_NAME = "seal.key";

    private static final int BYTES = 32;

    /** Block of SHA-256, to which RFC 2104 pads the key. */
    private static final int BLOCK = 64;

    private final byte[] key;

    private SealKey(byte[] key) {
        this.key = key;
    }

    /** A key of its own, kept nowhere. */
    public static SealKey random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new SealKey(random);
    }

    /**
     * The key in {@code keys}, or null when there is none.
     *
     * @throws Problem HF-6011 when it cannot be read
     */
    public static @Nullable SealKey read(Path keys) throws IOException {
        Path file = keys.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return of(
                    HexFormat.of()
                            .parseHex(Files.readString(file, StandardCharsets.US_ASCII).strip()));
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    Code.KEYS_UNREADABLE,
                    "the seal key " + file + " cannot be read",
                    "restore the keys folder from its backup",
                    e);
        }
    }

    /** RFC 2104 with this key, as a test vector gives it. */
    static SealKey of(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException(key.length + " bytes are no key");
        }
        return new SealKey(key.clone());
    }

    /** Whole or not at all, and on disk before anything is sealed with it. */
    public void write(Path keys) throws IOException {
        Files.createDirectories(keys);
        Path part = keys.resolve(FILE_NAME + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        Home.restrict(part, "rw-------");
        Files.writeString(part, HexFormat.of().formatHex(key) + "\n", StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, keys.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The seal of a message, 32 bytes.
     *
     * @param message begins with a word that no other kind of message begins with
     */
    public byte[] seal(String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    public boolean fits(String message, byte @Nullable [] seal) {
        return seal != null && MessageDigest.isEqual(seal(message), seal);
    }

    /** The padded key of the inner hash, as RFC 2104 has it; all the register needs of the key. */
    public byte[] innerPad() {
        return padded((byte) 0x36);
    }

    /** The padded key of the outer hash. */
    public byte[] outerPad() {
        return padded((byte) 0x5c);
    }

    private byte[] padded(byte with) {
        byte[] pad = new byte[BLOCK];
        Arrays.fill(pad, with);
        for (int i = 0; i < key.length; i++) {
            pad[i] ^= key[i];
        }
        return pad;
    }
}
