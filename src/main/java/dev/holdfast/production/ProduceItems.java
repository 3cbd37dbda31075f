package dev.holdfast.production;

import com.fasterxml.jackson.databind.ObjectMapper;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.find.ReadItem;
import dev.holdfast.find.SelectItems;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Writes the items a query finds to a folder, with the proof that they are the archive's. */
@Singleton
public class ProduceItems {
    private static final int BATCH = 500;

    /**
     * What was produced.
     *
     * @param files written, manifest and custody record not counted
     * @param manifest absolute path
     * @param sha256 of the manifest, as the audit log has it
     */
    public record Outcome(long items, long files, Path manifest, Sha256 sha256) {}

    private final Transactions transactions;
    private final SelectItems select;
    private final Items items;
    private final ReadItem reader;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    ProduceItems(
            Transactions transactions,
            SelectItems select,
            Items items,
            ReadItem reader,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.select = select;
        this.items = items;
        this.reader = reader;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Produces.
     *
     * @param out a folder that is empty or not there yet
     * @param progress told how many items are written
     * @throws Problem HF-8011 where the folder has something in it, HF-8010 where it cannot be
     *     written
     */
    public Outcome produce(String query, Format format, Path out, Actor by, LongConsumer progress) {
        refuseUsed(out);
        ItemSet found = select.select(query);
        try {
            Files.createDirectories(out);
            Outcome outcome = write(found, query, format, out, by, progress);
            Map<String, Object> detail = new LinkedHashMap<>();
            detail.put("query", query);
            detail.put("format", format.name());
            detail.put("folder", out.toString());
            detail.put("items", outcome.items());
            detail.put("manifest", outcome.sha256().hex());
            transactions.write(
                    connection -> audit.append(connection, by, "export", "archive", detail));
            return outcome;
        } catch (IOException e) {
            throw new Problem(
                    Code.EXPORT_NOT_WRITTEN,
                    "the export to " + out + " broke off (" + e.getMessage() + ")",
                    "choose an empty folder you may write to, with room on the disk",
                    e);
        }
    }

    private Outcome write(
            ItemSet found, String query, Format format, Path out, Actor by, LongConsumer progress)
            throws IOException {
        long[] ordinals = found.ordinals().toArray();
        long written = 0;
        Manifest manifest = new Manifest();
        try (ProductionFolder folder = new ProductionFolder(out, format, reader)) {
            for (int from = 0; from < ordinals.length; from += BATCH) {
                List<ItemId> ids =
                        Stream.iterate(from, i -> i + 1)
                                .limit(Math.min(BATCH, ordinals.length - from))
                                .map(i -> new ItemId(ordinals[i]))
                                .toList();
                for (Item item : transactions.read(connection -> items.find(connection, ids))) {
                    if (!item.destroyed()) {
                        manifest.add(item, folder.add(item));
                        progress.accept(++written);
                    }
                }
            }
        }
        Path file = manifest.write(out);
        Sha256 digest = Sha256.of(Files.readAllBytes(file));
        Map<String, Object> custody = new LinkedHashMap<>();
        custody.put("query", query);
        custody.put("format", format.name());
        custody.put("producedBy", by.name());
        custody.put("producedAt", clock.instant());
        custody.put("items", written);
        custody.put("manifestSha256", digest.hex());
        json.writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve("custody.json").toFile(), custody);
        return new Outcome(written, manifest.files(), file, digest);
    }

    private static void refuseUsed(Path out) {
        try (Stream<Path> inside = Files.isDirectory(out) ? Files.list(out) : Stream.empty()) {
            if (inside.findAny().isPresent()) {
                throw new Problem(
                        Code.EXPORT_FOLDER_NOT_EMPTY,
                        "the folder " + out + " has something in it",
                        "name one that is empty or not there yet");
            }
        } catch (IOException e) {
            throw new Problem(
                    Code.EXPORT_NOT_WRITTEN,
                    "the folder " + out + " cannot be read",
                    "check its permissions",
                    e);
        }
    }
}
