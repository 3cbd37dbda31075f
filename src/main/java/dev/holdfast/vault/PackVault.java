package dev.holdfast.vault;

import com.google.crypto.tink.Aead;

import dev.holdfast.item.Content;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The vault on a local disk: {@code pack-000001.hfp} and so on in one folder.
 *
 * <pre>{@code
 * Aead key = TenantKeys.openOrCreate(home.keys(), home.vault());
 * try (PackVault vault = PackVault.open(home.vault(), key)) {
 *     Stored stored = vault.append(vault.seal(content)); // seal in many threads
 *     vault.sync();                                      // once a batch, then commit the register
 *     vault.read(stored, out);
 * }
 * }</pre>
 *
 * <p>One open vault a folder; the lock of the home sees to that.
 */
public final class PackVault implements Vault {
    /** A pack is closed before it would grow beyond this; a larger content has one to itself. */
    public static final long ROLL_BYTES = 256L << 20;

    private final Path folder;
    private final Path temp;
    private final Sealing sealing;
    private final PackWriter writer;
    private final PackReader reader;

    private PackVault(
            Path folder,
            Aead tenantKey,
            long rollBytes,
            long inMemoryLimitBytes,
            PackOutput.Opener opener)
            throws IOException {
        this.folder = folder;
        this.temp = folder.resolve("sealing");
        Files.createDirectories(temp);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temp, "seal-*.part")) {
            for (Path file : left) {
                Files.delete(file);
            }
        }
        this.sealing = new Sealing(tenantKey, temp, inMemoryLimitBytes);
        this.writer = new PackWriter(folder, rollBytes, opener);
        this.reader = new PackReader(folder, tenantKey);
    }

    /**
     * @param folder created if absent
     * @param tenantKey wraps the key of each content; from {@link TenantKeys} or a key service
     */
    public static PackVault open(Path folder, Aead tenantKey) throws IOException {
        return open(folder, tenantKey, ROLL_BYTES, Content.IN_MEMORY_LIMIT_BYTES, PackOutput::file);
    }

    static PackVault open(
            Path folder,
            Aead tenantKey,
            long rollBytes,
            long inMemoryLimitBytes,
            PackOutput.Opener opener)
            throws IOException {
        Files.createDirectories(folder);
        return new PackVault(folder, tenantKey, rollBytes, inMemoryLimitBytes, opener);
    }

    /**
     * @throws Problem HF-1005 when a large content finds no room for its temporary file
     */
    @Override
    public Sealed seal(Content content) throws IOException {
        try {
            return sealing.seal(content);
        } catch (IOException e) {
            Problem full = PackFiles.diskFull(temp, e);
            if (full != null) {
                throw full;
            }
            throw e;
        }
    }

    /**
     * @throws Problem HF-1005 when the disk is full; nothing of the content is left behind
     * @throws Problem HF-6012 when the disk failed before
     */
    @Override
    public Stored append(Sealed sealed) throws IOException {
        if (!(sealed instanceof SealedContent ours)) {
            throw new IllegalArgumentException("sealed by another vault");
        }
        Stored stored = writer.append(ours);
        ours.discard();
        return stored;
    }

    @Override
    public void sync() throws IOException {
        writer.sync();
    }

    @Override
    public void read(Stored stored, OutputStream out) throws IOException {
        reader.read(stored, out);
    }

    @Override
    public long destroy(DestructionPermit permit, ContentKeys keys) {
        permit.use();
        return keys.destroy(permit.contents());
    }

    @Override
    public Stored copy(Stored stored) throws IOException {
        try (PackBytes source = PackBytes.open(PackFiles.path(folder, stored.pack()))) {
            return writer.copy(stored, source);
        } catch (NoSuchFileException e) {
            throw PackFiles.damaged(stored.pack(), stored.offset(), "the pack is missing", e);
        }
    }

    @Override
    public void roll() throws IOException {
        writer.roll();
    }

    @Override
    public SortedMap<Integer, Long> packs() throws IOException {
        SortedMap<Integer, Long> packs = new TreeMap<>();
        for (int pack : PackFiles.numbers(folder)) {
            packs.put(pack, Files.size(PackFiles.path(folder, pack)));
        }
        return packs;
    }

    @Override
    public long remove(int pack, PackUse use) throws IOException {
        long contents = use.contents(pack);
        if (contents > 0 || writer.writesTo(pack)) {
            throw new Problem(
                    Code.PACK_IN_USE,
                    PackFiles.name(pack)
                            + (contents > 0
                                    ? " holds " + contents + " contents that live"
                                    : " is being written to"),
                    "run 'holdfast vault compact'; nothing was removed");
        }
        Path file = PackFiles.path(folder, pack);
        long bytes = Files.exists(file) ? Files.size(file) : 0;
        Files.deleteIfExists(file);
        PackFiles.syncFolder(folder);
        return bytes;
    }

    @Override
    public long bytesOnDisk() throws IOException {
        long sum = 0;
        for (int pack : PackFiles.numbers(folder)) {
            sum += Files.size(PackFiles.path(folder, pack));
        }
        return sum;
    }

    @Override
    public void close() throws IOException {
        sealing.close();
        writer.close();
    }
}
