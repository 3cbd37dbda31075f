package dev.holdfast.register;

import dev.holdfast.item.Sha256;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a run's items come from: part of every item's identity. */
public record Origin(String source, String custodian) {
    public Origin {
        if (source.isBlank() || custodian.isBlank()) {
            throw new IllegalArgumentException("an origin names a source and a custodian");
        }
    }

    /**
     * Names an item through all its versions: the first 16 bytes of SHA-256 over source, custodian
     * and key.
     */
    public byte[] identityOf(String key) {
        byte[] name = (source + "\0" + custodian + "\0" + key).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Sha256.newDigest().digest(name), 16);
    }
}
