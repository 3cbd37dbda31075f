package dev.holdfast.notice;

import dev.holdfast.item.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** What a link ends with: 256 random bits, of which only the hash is kept. */
record LinkToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkToken random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        return Sha256.newDigest().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Not for the log. */
    @Override
    public String toString() {
        return "a link";
    }
}
