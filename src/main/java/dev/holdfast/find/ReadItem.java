package dev.holdfast.find;

import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Extractor;
import dev.holdfast.extract.StoredText;
import dev.holdfast.home.Home;
import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.source.BackupItem;
import dev.holdfast.vault.Stored;
import dev.holdfast.vault.Vault;

import jakarta.inject.Singleton;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads items back from the vault: the original bytes, or what they say. Not logged: those who show
 * it log what they do.
 */
@Singleton
public class ReadItem {
    private final Transactions transactions;
    private final Items items;
    private final Vault vault;
    private final Extractor extractor;
    private final StoredText storedText;
    private final Home home;

    ReadItem(
            Transactions transactions,
            Items items,
            Vault vault,
            Extractor extractor,
            StoredText storedText,
            Home home) {
        this.transactions = transactions;
        this.items = items;
        this.vault = vault;
        this.extractor = extractor;
        this.storedText = storedText;
        this.home = home;
    }

    /** What the item says. */
    public Extracted read(Item item) throws InterruptedException {
        Sha256 text = item.textSha256();
        if (text != null) {
            Optional<Stored> stored = stored(text);
            if (stored.isPresent()) {
                return storedText.read(bytes(stored.get()));
            }
        }
        Stored original = original(item);
        if (original.bytes() <= Content.IN_MEMORY_LIMIT_BYTES) {
            return extract(item, new Content.InMemory(bytes(original)));
        }
        try {
            Path file = Files.createTempFile(home.temp(), "read", ".item");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    vault.read(original, out);
                }
                return extract(item, new Content.OnDisk(file, original.bytes(), true));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the original bytes, checked against their hash. */
    public void writeOriginal(Item item, OutputStream out) throws IOException {
        vault.read(original(item), out);
    }

    private Extracted extract(Item item, Content content) throws InterruptedException {
        return extractor.extract(
                new BackupItem(
                        item.key(),
                        item.path(),
                        content,
                        item.modified(),
                        item.properties(),
                        null));
    }

    private Stored original(Item item) {
        return stored(item.sha256())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "item " + item.id() + " has no key: it was destroyed"));
    }

    private Optional<Stored> stored(Sha256 sha256) {
        return transactions.read(connection -> items.content(connection, sha256));
    }

    private byte[] bytes(Stored stored) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream((int) Math.min(stored.bytes(), 1 << 25));
        try {
            vault.read(stored, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
