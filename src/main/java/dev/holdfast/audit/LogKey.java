package dev.holdfast.audit;

import dev.holdfast.home.Home;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The Ed25519 key that signs checkpoints, {@code keys/audit.key}, and its public half, {@code
 * keys/audit.pub}, as a note verifier key ({@code name+id+key}) to hand to an auditor.
 */
public final class LogKey {
    private static final byte ED25519 = 1;
    private static final int RAW_BYTES = 32;

    private final String name;
    private final PrivateKey secret;
    private final PublicKey open;

    private LogKey(String name, PrivateKey secret, PublicKey open) {
        this.name = name;
        this.secret = secret;
        this.open = open;
    }

    /**
     * @param keys made on first use
     * @param tenant the log is called {@code holdfast/<tenant>}
     * @throws Problem HF-6011 when the key cannot be read
     */
    public static LogKey openOrCreate(Path keys, String tenant) throws IOException {
        Path file = keys.resolve("audit.key");
        String name = "holdfast/" + tenant;
        try {
            if (!Files.exists(file)) {
                create(keys, file, name);
            }
            List<String> lines = Files.readAllLines(file);
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            Base64.Decoder base64 = Base64.getDecoder();
            return new LogKey(
                    name,
                    factory.generatePrivate(new PKCS8EncodedKeySpec(base64.decode(lines.get(0)))),
                    factory.generatePublic(new X509EncodedKeySpec(base64.decode(lines.get(1)))));
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new Problem(
                    Code.KEYS_UNREADABLE,
                    "the key of the audit log, " + file + ", cannot be read",
                    "restore the keys folder from its backup",
                    e);
        }
    }

    private static void create(Path keys, Path file, String name)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(keys);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Path part = keys.resolve("audit.key.part");
        Files.deleteIfExists(part);
        Files.createFile(part);
        Home.restrict(part, "rw-------");
        Files.writeString(
                part,
                base64.encodeToString(pair.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(pair.getPublic().getEncoded())
                        + "\n");
        Files.writeString(
                keys.resolve("audit.pub"),
                new LogKey(name, pair.getPrivate(), pair.getPublic()).verifierKey() + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Origin of the log. */
    public String name() {
        return name;
    }

    /** {@code <name>+<hex id>+<base64(0x01 || public key)>}. */
    public String verifierKey() {
        byte[] typed = typedKey();
        return name
                + "+"
                + java.util.HexFormat.of().formatHex(keyId())
                + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** A signed note: the checkpoint's text, an empty line, the signature's line. */
    public String sign(Checkpoint checkpoint) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes(keyId());
            line.writeBytes(signature.sign());
            return checkpoint.text()
                    + "\n\u2014 "
                    + name
                    + " "
                    + Base64.getEncoder().encodeToString(line.toByteArray())
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /** Whether the note is exactly this checkpoint, signed by this key. */
    public boolean signed(String note, Checkpoint checkpoint) {
        String start = checkpoint.text() + "\n\u2014 " + name + " ";
        if (!note.startsWith(start) || !note.endsWith("\n")) {
            return false;
        }
        try {
            byte[] line =
                    Base64.getDecoder().decode(note.substring(start.length(), note.length() - 1));
            if (line.length < 5 || !Arrays.equals(Arrays.copyOf(line, 4), keyId())) {
                return false;
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(open);
            signature.update(checkpoint.text().getBytes(StandardCharsets.UTF_8));
            return signature.verify(line, 4, line.length - 4);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private byte[] typedKey() {
        byte[] encoded = open.getEncoded();
        byte[] typed = new byte[1 + RAW_BYTES];
        typed[0] = ED25519;
        System.arraycopy(encoded, encoded.length - RAW_BYTES, typed, 1, RAW_BYTES);
        return typed;
    }

    private byte[] keyId() {
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        named.writeBytes(typedKey());
        return Arrays.copyOf(Sha256.of(named.toByteArray()).bytes(), 4);
    }
}
