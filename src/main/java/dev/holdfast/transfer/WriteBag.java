package dev.holdfast.transfer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

import dev.holdfast.audit.Actor;
import dev.holdfast.audit.AuditLog;
import dev.holdfast.audit.ProveEntry;
import dev.holdfast.disposition.Plan;
import dev.holdfast.find.ReadItem;
import dev.holdfast.item.ItemId;
import dev.holdfast.item.ItemSet;
import dev.holdfast.item.MerklePaths;
import dev.holdfast.item.MerkleRoot;
import dev.holdfast.item.Sha256;
import dev.holdfast.problem.Code;
import dev.holdfast.problem.Problem;
import dev.holdfast.register.Item;
import dev.holdfast.register.Items;
import dev.holdfast.register.Transactions;
import dev.holdfast.retention.ArchiveSettings;
import dev.holdfast.retention.Decided;
import dev.holdfast.retention.Decisions;

import jakarta.inject.Singleton;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the accession package of a plan. */
@Singleton
class WriteBag {
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final Items items;
    private final ReadItem reader;
    private final Decisions decisions;
    private final ArchiveSettings settings;
    private final AuditLog audit;
    private final ProveEntry prove;
    private final ObjectMapper json;

    WriteBag(
            Transactions transactions,
            Items items,
            ReadItem reader,
            Decisions decisions,
            ArchiveSettings settings,
            AuditLog audit,
            ProveEntry prove,
            ObjectMapper json) {
        this.transactions = transactions;
        this.items = items;
        this.reader = reader;
        this.decisions = decisions;
        this.settings = settings;
        this.audit = audit;
        this.prove = prove;
        this.json = json;
    }

    /**
     * @return the digest of the bag's tag manifest
     */
    Sha256 write(Plan plan, ItemSet set, Path folder, Actor by) throws IOException {
        AccessionBag bag = new AccessionBag(folder);
        ObjectWriter pretty = json.writerWithDefaultPrettyPrinter();
        List<byte[]> leaves = new ArrayList<>();
        MerkleRoot root = new MerkleRoot();
        eachBatch(
                set,
                item -> {
                    byte[] leaf =
                            (item.id() + " " + item.sha256().hex())
                                    .getBytes(StandardCharsets.US_ASCII);
                    leaves.add(leaf);
                    root.add(leaf);
                });
        Sha256 whole = root.root();
        MerklePaths paths = new MerklePaths(leaves);
        Decided decided = decisions.decide(settings.today());
        int[] index = {0};
        eachBatch(
                set,
                item -> {
                    String place = "items/" + item.id() + "/";
                    Sha256 written =
                            bag.payload(
                                    place + "original" + extension(item),
                                    out -> reader.writeOriginal(item, out));
                    if (!written.equals(item.sha256())) {
                        throw new Problem(
                                Code.TRANSFER_NOT_WHOLE,
                                "item " + item.id() + " is not what the register says",
                                "run 'holdfast verify'; nothing was destroyed");
                    }
                    byte[] about =
                            pretty.writeValueAsBytes(
                                    TransferredItem.of(
                                            item,
                                            decided.why(item.id()),
                                            new TransferredItem.Proof(
                                                    whole.hex(),
                                                    index[0],
                                                    leaves.size(),
                                                    paths.path(index[0]))));
                    index[0]++;
                    bag.payload(place + "item.json", out -> out.write(about));
                });
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("items", leaves.size());
        detail.put("root", whole.hex());
        long entry =
                transactions.write(
                        connection ->
                                audit.append(
                                        connection,
                                        by,
                                        "disposition.transfer",
                                        "plan/" + plan.id(),
                                        detail));
        ProveEntry.Proof proof = transactions.write(connection -> prove.prove(connection, entry));
        bag.tag("holdfast/log-proof.json", proof.json().getBytes(StandardCharsets.UTF_8));
        bag.tag("holdfast/plan.json", pretty.writeValueAsBytes(TransferredItem.plan(plan)));
        Map<String, String> about = new LinkedHashMap<>();
        about.put("Source-Organization", settings.organisation());
        about.put("External-Identifier", "disposition plan " + plan.id());
        about.put("Bagging-Date", settings.today().toString());
        about.put(
                "Internal-Sender-Description",
                "Transferred instead of destroyed; each item with its original bytes, what it is,"
                        + " why it may leave, and the proof that the log knows it");
        about.put("Bag-Software-Agent", "Holdfast");
        Sha256 manifest = bag.close(about);
        transactions.write(
                connection ->
                        audit.append(
                                connection,
                                by,
                                "disposition.stage",
                                "plan/" + plan.id(),
                                Map.of("manifest", manifest.hex(), "items", leaves.size())));
        return manifest;
    }

    @FunctionalInterface
    private interface Each {
        void item(Item item) throws IOException;
    }

    private void eachBatch(ItemSet set, Each each) throws IOException {
        long[] ordinals = set.ordinals().toArray();
        for (int from = 0; from < ordinals.length; from += BATCH) {
            List<ItemId> ids = new ArrayList<>();
            for (int i = from; i < Math.min(from + BATCH, ordinals.length); i++) {
                ids.add(new ItemId(ordinals[i]));
            }
            for (Item item : transactions.read(connection -> items.find(connection, ids))) {
                each.item(item);
            }
        }
    }

    private static String extension(Item item) {
        return switch (item.kind()) {
            case EMAIL -> ".eml";
            default -> {
                String name = item.path().substring(item.path().lastIndexOf('/') + 1);
                int dot = name.lastIndexOf('.');
                String extension = dot < 0 ? "" : name.substring(dot);
                yield extension.matches("\\.[A-Za-z0-9]{1,8}") ? extension : ".bin";
            }
        };
    }
}
