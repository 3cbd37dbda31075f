package dev.holdfast.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;

/**
 * The tenant's key, which wraps the key of every content: a Tink keyset in {@code
 * keys/tenant.json}, readable by the owner of the home only.
 *
 * <p>It is an XAES-256-GCM key: AES-256-GCM with a 192-bit nonce, so that billions of keys can be
 * wrapped under random nonces. A key service (KMS) takes its place by giving {@link PackVault} the
 * Tink {@link Aead} of its own client.
 */
public final class TenantKeys {
    public static final String FILE_NAME = "tenant.json";

    private TenantKeys() {}

    /**
     * The key in {@code keys}, made on the first start.
     *
     * @throws Problem HF-6010 when the key is missing although packs exist, HF-6011 when it cannot
     *     be read
     */
    public static Aead openOrCreate(Path keys, Path packs) throws IOException {
        Path file = keys.resolve(FILE_NAME);
        try {
            AeadConfig.register();
            if (Files.exists(file)) {
                return primitive(
                        TinkJsonProtoKeysetFormat.parseKeyset(
                                Files.readString(file), InsecureSecretKeyAccess.get()));
            }
            if (hasPacks(packs)) {
                throw new Problem(
                        Code.KEYS_MISSING,
                        "the tenant key " + file + " is missing although " + packs + " has packs",
                        "restore the keys folder from its backup; without it nothing can be read");
            }
            KeysetHandle made =
                    KeysetHandle.generateNew(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE);
            write(keys, made);
            return primitive(made);
        } catch (GeneralSecurityException | RuntimeException e) {
            if (e instanceof Problem problem) {
                throw problem;
            }
            throw new Problem(
                    Code.KEYS_UNREADABLE,
                    "the tenant key " + file + " cannot be read (" + e.getMessage() + ")",
                    "restore the keys folder from its backup",
                    e);
        }
    }

    private static Aead primitive(KeysetHandle keyset) throws GeneralSecurityException {
        return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static boolean hasPacks(Path packs) throws IOException {
        if (!Files.isDirectory(packs)) {
            return false;
        }
        try (Stream<Path> files = Files.list(packs)) {
            return files.anyMatch(PackFiles::isPack);
        }
    }

    /** Whole or not at all, and on disk before any content is sealed under it. */
    private static void write(Path keys, KeysetHandle keyset)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(keys);
        Path part = keys.resolve(FILE_NAME + ".part");
        Files.deleteIfExists(part);
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    part,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        String json =
                TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        Files.writeString(part, json, StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, keys.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
        PackFiles.syncFolder(keys);
    }
}
