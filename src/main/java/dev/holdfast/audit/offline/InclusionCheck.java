package dev.holdfast.audit.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Checks one inclusion proof, by RFC 9162 section 2.1.3.2 and the C2SP signed note format. */
public final class InclusionCheck {
    /** Why a proof proves nothing. */
    public static final class NotProven extends Exception {
        private static final long serialVersionUID = 1L;

        NotProven(String why) {
            super(why);
        }
    }

    /** The algorithm and curve that precede a raw Ed25519 key in X.509 (RFC 8410). */
    private static final byte[] X509_ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private InclusionCheck() {}

    /**
     * @param file JSON written by {@code audit prove}
     * @param verifierKey {@code name+id+key}, received in another way than the file
     * @return the entry that is proven to be in the log
     */
    public static String check(String file, String verifierKey) throws NotProven {
        try {
            JsonNode proof = new ObjectMapper().readTree(file);
            String[] note = proof.path("checkpoint").asText().split("\n", -1);
            require(note.length == 6 && note[3].isEmpty(), "the checkpoint is not a signed note");
            long size = proof.path("size").asLong(-1);
            require(note[1].equals(Long.toString(size)), "the checkpoint has another size");
            checkSignature(note, verifierKey);
            String entry = proof.path("entry").asText();
            byte[] root = root(entry, proof.path("index").asLong(-1), size, proof.path("path"));
            require(
                    Arrays.equals(root, Base64.getDecoder().decode(note[2])),
                    "the entry is not in the log that was signed");
            return entry;
        } catch (JsonProcessingException | GeneralSecurityException | RuntimeException e) {
            throw new NotProven("the proof cannot be read: " + e.getMessage());
        }
    }

    private static byte[] root(String entry, long index, long size, JsonNode path)
            throws NotProven, GeneralSecurityException {
        require(index >= 0 && index < size, "the entry's number is outside the log");
        byte[] hash = sha256(0, entry.getBytes(StandardCharsets.UTF_8));
        long at = index;
        long last = size - 1;
        for (JsonNode step : path) {
            require(last != 0, "the path is too long");
            byte[] sibling = Base64.getDecoder().decode(step.asText());
            require(sibling.length == 32, "a hash in the path is not 32 bytes");
            if ((at & 1) == 1 || at == last) {
                hash = sha256(1, sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = sha256(1, hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        require(last == 0, "the path is too short");
        return hash;
    }

    private static void checkSignature(String[] note, String verifierKey)
            throws NotProven, GeneralSecurityException {
        String[] key = verifierKey.strip().split("\\+", 3);
        require(key.length == 3, "the public key is not of the form name+id+key");
        byte[] typed = Base64.getDecoder().decode(key[2]);
        require(typed.length == 33 && typed[0] == 1, "the public key is not an Ed25519 key");
        String start = "\u2014 " + key[0] + " ";
        require(note[0].equals(key[0]) && note[4].startsWith(start), "another log was signed");
        byte[] signed = Base64.getDecoder().decode(note[4].substring(start.length()));
        require(signed.length == 68, "the signature is not 64 bytes");
        MessageDigest id = MessageDigest.getInstance("SHA-256");
        id.update((key[0] + "\n").getBytes(StandardCharsets.UTF_8));
        require(
                Arrays.equals(Arrays.copyOf(id.digest(typed), 4), Arrays.copyOf(signed, 4)),
                "another key signed");
        byte[] encoded = Arrays.copyOf(X509_ED25519, X509_ED25519.length + 32);
        System.arraycopy(typed, 1, encoded, X509_ED25519.length, 32);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        signature.update(
                (note[0] + "\n" + note[1] + "\n" + note[2] + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        require(signature.verify(signed, 4, 64), "the signature is wrong");
    }

    private static byte[] sha256(int prefix, byte[]... parts) throws GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) prefix);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static void require(boolean holds, String otherwise) throws NotProven {
        if (!holds) {
            throw new NotProven(otherwise);
        }
    }
}
