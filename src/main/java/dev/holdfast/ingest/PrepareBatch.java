package dev.holdfast.ingest;

import dev.holdfast.extract.Extracted;
import dev.holdfast.extract.Extractor;
import dev.holdfast.extract.Participant;
import dev.holdfast.extract.StoredText;
import dev.holdfast.item.Content;
import dev.holdfast.item.Sha256;
import dev.holdfast.register.AcceptItems;
import dev.holdfast.register.AttachmentEntry;
import dev.holdfast.register.NewItem;
import dev.holdfast.register.Origin;
import dev.holdfast.register.Transactions;
import dev.holdfast.source.BackupItem;
import dev.holdfast.vault.Vault;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker's station: hash, leave out what is already there, extract, seal. Safe for many threads.
 */
@Singleton
class PrepareBatch {
    private static final int SHOWN_CHARACTERS = 1_000;

    private final Transactions transactions;
    private final AcceptItems register;
    private final Extractor extractor;
    private final Vault vault;
    private final StoredText storedText;

    PrepareBatch(
            Transactions transactions,
            AcceptItems register,
            Extractor extractor,
            Vault vault,
            StoredText storedText) {
        this.transactions = transactions;
        this.register = register;
        this.extractor = extractor;
        this.vault = vault;
        this.storedText = storedText;
    }

    PreparedBatch prepare(Origin origin, List<BackupItem> batch)
            throws IOException, InterruptedException {
        List<Sha256> hashes = new ArrayList<>(batch.size());
        List<byte[]> identities = new ArrayList<>(batch.size());
        long bytes = 0;
        for (BackupItem item : batch) {
            hashes.add(hash(item.content()));
            identities.add(origin.identityOf(item.key()));
            bytes += item.content().bytes();
        }
        Known known = lookUp(identities, hashes);
        Set<Sha256> sealed = new HashSet<>(known.contents);
        List<PreparedItem> prepared = new ArrayList<>(batch.size());
        long duplicates = 0;
        for (int i = 0; i < batch.size(); i++) {
            BackupItem item = batch.get(i);
            Set<String> versions =
                    known.versions.getOrDefault(ByteBuffer.wrap(identities.get(i)), Set.of());
            if (versions.contains(
                    NewItem.version(hashes.get(i), item.properties().get("revision")))) {
                duplicates++;
            } else {
                prepared.add(prepare(item, hashes.get(i), sealed));
            }
            discard(item.content());
        }
        return new PreparedBatch(prepared, batch.size(), duplicates, bytes);
    }

    private record Known(Map<ByteBuffer, Set<String>> versions, Set<Sha256> contents) {}

    private Known lookUp(Collection<byte[]> identities, Collection<Sha256> hashes) {
        return transactions.read(
                connection ->
                        new Known(
                                register.versions(connection, identities),
                                register.known(connection, hashes)));
    }

    private PreparedItem prepare(BackupItem item, Sha256 sha256, Set<Sha256> sealed)
            throws IOException, InterruptedException {
        Extracted extracted = extractor.extract(item);
        Vault.Sealed content = sealed.add(sha256) ? vault.seal(item.content()) : null;
        Sha256 textSha256 = null;
        Vault.Sealed text = null;
        if (storedText.worthKeeping(extracted)) {
            byte[] written = storedText.write(extracted);
            textSha256 = Sha256.of(written);
            text = sealed.add(textSha256) ? vault.seal(new Content.InMemory(written)) : null;
        }
        return new PreparedItem(row(item, sha256, textSha256, extracted), extracted, content, text);
    }

    private static NewItem row(
            BackupItem item, Sha256 sha256, @Nullable Sha256 textSha256, Extracted extracted) {
        return new NewItem(
                item.key(),
                item.path(),
                sha256,
                textSha256,
                item.content().bytes(),
                extracted.kind(),
                extracted.mediaType(),
                extracted.sent(),
                extracted.received(),
                extracted.created(),
                extracted.modified(),
                shorten(extracted.subject()),
                people(extracted.from().stream()),
                people(Stream.concat(extracted.to().stream(), extracted.cc().stream())),
                extracted.messageId(),
                extracted.attachments().stream()
                        .map(
                                a ->
                                        new AttachmentEntry(
                                                a.part(),
                                                a.name(),
                                                a.mediaType(),
                                                a.bytes(),
                                                a.unreadable()))
                        .toList(),
                item.properties(),
                extracted.unreadable());
    }

    private static String people(Stream<Participant> people) {
        return shorten(people.map(Participant::toString).collect(Collectors.joining(", ")));
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN_CHARACTERS
                ? text
                : text.substring(0, SHOWN_CHARACTERS - 1) + "…";
    }

    private static Sha256 hash(Content content) throws IOException {
        if (content instanceof Content.InMemory(byte[] data)) {
            return Sha256.of(data);
        }
        MessageDigest digest = Sha256.newDigest();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = content.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static void discard(Content content) throws IOException {
        if (content instanceof Content.OnDisk onDisk) {
            onDisk.discard();
        }
    }
}
