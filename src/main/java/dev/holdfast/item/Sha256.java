package dev.holdfast.item;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest; names content in the vault and on certificates. */
public final class Sha256 implements Comparable<Sha256> {
    public static final int LENGTH_BYTES = 32;

    private final byte[] digest;

    private Sha256(byte[] digest) {
        if (digest.length != LENGTH_BYTES) {
            throw new IllegalArgumentException(
                    "a SHA-256 digest has 32 bytes, not " + digest.length);
        }
        this.digest = digest;
    }

    public static Sha256 of(byte[] content) {
        return new Sha256(newDigest().digest(content));
    }

    public static Sha256 ofDigest(byte[] digest) {
        return new Sha256(digest.clone());
    }

    public static Sha256 parse(String hex) {
        return new Sha256(HexFormat.of().parseHex(hex));
    }

    /** A digest to feed piece by piece; finish with {@link #ofDigest}. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] bytes() {
        return digest.clone();
    }

    public String hex() {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sha256 that && Arrays.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return (digest[0] & 0xFF) << 24
                | (digest[1] & 0xFF) << 16
                | (digest[2] & 0xFF) << 8
                | (digest[3] & 0xFF);
    }

    @Override
    public int compareTo(Sha256 other) {
        return Arrays.compareUnsigned(digest, other.digest);
    }

    @Override
    public String toString() {
        return hex();
    }
}
